import type { ChannelKit } from '@channelkit/core'
// From the start, so that whoever holds a channel is known by how it came to that; the panel is loaded when it is opened.
import { mountDevtools, openDevtools } from '@channelkit/ui/devtools/production'

/** Opens devtools over the kit of a story; returns the way to take them away again. */
export function watch(kit: ChannelKit): () => void {
  const stop = mountDevtools(kit)
  openDevtools()
  return stop
}
