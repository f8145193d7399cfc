import { type ChannelKit, createChannelKit, type Dispatch, type Source } from '@channelkit/core'
import * as deferred from '@channelkit/core/deferred'

/** A kit on a source in memory that lets everybody in, and the way to tell it something. */
export function createTestPage(): {
  kit: ChannelKit
  tell: Dispatch
  emit(event: string, data: unknown): void
} {
  let tell: Dispatch = () => {}
  const nothing = () => {}
  const source: Source = {
    start(to) {
      tell = to
    },
    subscribe(channel) {
      if (channel.startsWith('presence-'))
        tell({ type: 'members', at: 0, channel, me: 'ann', all: [{ id: 'ann', info: { name: 'Ann' } }] })
      tell({ type: 'subscribed', at: 0, channel })
    },
    send: () => true,
    ...{ watch: nothing, connect: nothing, disconnect: nothing, retry: nothing, check: nothing },
    ...{ unsubscribe: nothing, bind: nothing, unbind: nothing, signIn: nothing, renew: nothing },
    destroy: nothing,
  }
  const kit = createChannelKit({ source, deferred, grace: 0 })
  const emit = (event: string, data: unknown) =>
    tell({ type: 'event', at: 1, channel: 'ticker', event, data, userId: undefined })
  return { kit, tell: (happening) => tell(happening), emit }
}
