import type { MountDevtools } from './options.ts'

/** Puts devtools into the page once their code is there, unless they were taken away meanwhile. */
export const mountLater =
  (load: () => Promise<{ mount: MountDevtools }>): MountDevtools =>
  (...given) => {
    let stop: (() => void) | undefined
    let stopped = false
    load().then(
      ({ mount }) => {
        if (!stopped) stop = mount(...given)
      },
      (cause) => console.warn('ChannelKit devtools could not be loaded.', cause),
    )
    return () => {
      stopped = true
      stop?.()
    }
  }
