import type { MountDevtools, OpenDevtools } from './options.ts'

interface Doors {
  readonly mount: MountDevtools
  readonly open: OpenDevtools
}

const PAGE = 'https://channelkit.dev/devtools/'

const warn = (cause: unknown) => console.warn(`ChannelKit devtools could not be loaded. See ${PAGE}`, cause)

/**
 * Devtools whose code is loaded when they are asked for. All wait for one load: two of the same module need not end in their
 * order, and who mounts them and opens them at once would then open nothing.
 */
export function later(load: () => Promise<Doors>): Doors {
  let loading: Promise<Doors> | undefined
  function loaded(use: (doors: Doors) => void) {
    loading ??= load()
    loading.then(use, (cause) => {
      loading = undefined
      warn(cause)
    })
  }
  return {
    mount(...given) {
      let stop: (() => void) | undefined
      let stopped = false
      loaded(({ mount }) => {
        if (!stopped) stop = mount(...given)
      })
      return () => {
        stopped = true
        stop?.()
      }
    },
    open: () => loaded(({ open }) => open()),
  }
}
