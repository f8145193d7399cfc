import type { ChannelKit } from '@channelkit/core'

/** Opens devtools over the kit of a story; returns the way to take them away again. They are loaded for who asks for them alone. */
export function watch(kit: ChannelKit): () => void {
  let stop: (() => void) | undefined
  let stopped = false
  void import('@channelkit/ui/devtools/production').then(({ mountDevtools, openDevtools }) => {
    if (stopped) return
    stop = mountDevtools(kit)
    openDevtools()
  })
  return () => {
    stopped = true
    stop?.()
  }
}
