import type { PusherChannel, PusherMessage } from './pusher-types.ts'

/** What the server says of a channel's history. */
export interface PositionWatch {
  /** As it said with the last subscription; undefined where it keeps none. */
  last(): unknown
  stop(): void
}

/** Notes it from what the server sends, since pusher-js passes it on to nobody. */
export function watchPosition(channel: PusherChannel): PositionWatch {
  const { handleEvent } = channel
  let last: unknown
  const handled = (message: PusherMessage) => {
    if (message.event === 'pusher_internal:subscription_succeeded')
      last = (message.data as { history?: unknown } | null)?.history
    handleEvent.call(channel, message)
  }
  channel.handleEvent = handled
  return {
    last: () => last,
    stop() {
      // Another kit on the same instance may stand before this one.
      if (channel.handleEvent === handled) channel.handleEvent = handleEvent
    },
  }
}
