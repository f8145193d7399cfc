import { listen } from '@channelkit/core'
import { effect } from './effect.svelte.js'
import { get } from './from-store.js'
import { useChannelKit } from './kit.js'
export function useEvent(channels, events, handler) {
  const kit = useChannelKit()
  effect(() => listen(kit, get(channels), get(events), handler))
}
