import { deepEqual } from '../equal.ts'
import { isInternal } from './pusher-encrypted.ts'
import type { PusherChannel, PusherMessage } from './pusher-types.ts'
import { standBefore } from './stand-before.ts'

/** Knows of a cache channel whether the event that is being delivered was delivered before. */
export interface CachedWatch {
  repeats(): boolean
  stop(): void
}

export const isCacheChannel = (name: string) => /^(private-encrypted-|private-|presence-)?cache-/.test(name)

/**
 * With each subscription, so with each reconnect too, the server of a cache channel sends its last event again. The protocol
 * numbers no events: what comes first and says the same as what came last is that one.
 */
export function watchCached(channel: PusherChannel): CachedWatch {
  let last: PusherMessage | undefined
  let fresh = false
  let repeats = false

  const stop = standBefore(channel, 'handleEvent', (handleEvent) => (message) => {
    const { event, data } = message
    if (event === 'pusher_internal:subscription_succeeded') fresh = true
    // Client events are not cached, and what the server says of the channel comes in between.
    const counts = event === 'pusher:cache_miss' || !(isInternal(event) || event.startsWith('client-'))
    if (!counts) return handleEvent.call(channel, message)
    repeats = fresh && last?.event === event && deepEqual(last.data, data)
    fresh = false
    last = message
    try {
      handleEvent.call(channel, message)
    } finally {
      repeats = false
    }
  })
  return { repeats: () => repeats, stop }
}
