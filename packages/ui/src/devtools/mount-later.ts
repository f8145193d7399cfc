import type { MountDevtools, OpenDevtools } from './options.ts'

type Load = () => Promise<{ mount: MountDevtools; open: OpenDevtools }>

const PAGE = 'https://channelkit.dev/devtools/'

const warn = (cause: unknown) => console.warn(`ChannelKit devtools could not be loaded. See ${PAGE}`, cause)

/** Puts devtools into the page once their code is there, unless they were taken away meanwhile. */
export const mountLater =
  (load: Load): MountDevtools =>
  (...given) => {
    let stop: (() => void) | undefined
    let stopped = false
    load().then(({ mount }) => {
      if (!stopped) stop = mount(...given)
    }, warn)
    return () => {
      stopped = true
      stop?.()
    }
  }

/** Opens them once their code is there: after what was mounted before. */
export const openLater =
  (load: Load): OpenDevtools =>
  () =>
    void load().then(({ open }) => open(), warn)
