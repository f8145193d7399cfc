import type { PusherChannel } from './pusher-types.ts'
import { standBefore } from './stand-before.ts'

/** What the server says of a channel's history. */
export interface PositionWatch {
  /** As it said with the last subscription; undefined where it keeps none. */
  last(): unknown
  stop(): void
}

/** Notes it from what the server sends, since pusher-js passes it on to nobody. */
export function watchPosition(channel: PusherChannel): PositionWatch {
  let last: unknown
  const stop = standBefore(channel, 'handleEvent', (handleEvent) => (message) => {
    if (message.event === 'pusher_internal:subscription_succeeded')
      last = (message.data as { history?: unknown } | null)?.history
    handleEvent.call(channel, message)
  })
  return { last: () => last, stop }
}
