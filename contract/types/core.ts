import {
  channel,
  createChannelKit,
  defineRecords,
  type FeedEntry,
  feed,
  latest,
  type Member,
  presence,
  records,
} from '@channelkit/core'
import { expectTypeOf } from 'vitest'
import { channels } from './channels.ts'

const kit = createChannelKit({ key: 'key', cluster: 'eu', channels })

expectTypeOf(latest(kit, 'ticker', 'price').getSnapshot()).toEqualTypeOf<
  { symbol: string; value: number } | undefined
>()
expectTypeOf(latest(kit, 'private-orders-7', 'placed').getSnapshot()?.total).toEqualTypeOf<
  number | undefined
>()
expectTypeOf(presence(kit, 'presence-room-1').getSnapshot().me).toEqualTypeOf<Member<{
  name: string
}> | null>()
expectTypeOf(feed(kit, 'presence-room-1', ['message', 'client-wave']).getSnapshot()).toEqualTypeOf<
  readonly (FeedEntry<{ text: string }, 'message'> | FeedEntry<{ to: string }, 'client-wave'>)[]
>()
expectTypeOf(
  records(kit, 'private-orders-7', 'placed', { by: 'id' }).getSnapshot().get('7')?.id,
).toEqualTypeOf<number | undefined>()
expectTypeOf(channels.name('private-orders-{id}', { id: 7 })).toEqualTypeOf<`private-orders-${string}`>()

channel(kit, 'presence-room-1').on('message', (message) => expectTypeOf(message.text).toBeString())
channel(kit, 'presence-room-1').trigger('client-wave', { to: 'bob' })
defineRecords({
  channel: 'private-orders-7',
  events: 'placed',
  by: (order) => {
    expectTypeOf(order.total).toBeNumber()
    return order.id
  },
})

// @ts-expect-error no such channel
latest(kit, 'tickr', 'price')
// @ts-expect-error no such event
latest(kit, 'ticker', 'prize')
// @ts-expect-error that event is another channel's
latest(kit, 'ticker', 'placed')
// @ts-expect-error a client event has its prefix
channel(kit, 'presence-room-1').trigger('wave', { to: 'bob' })
// @ts-expect-error that channel has no client events
channel(kit, 'private-orders-7').trigger('client-wave', { to: 'bob' })
// @ts-expect-error the payload lacks a field
channel(kit, 'presence-room-1').trigger('client-wave', {})
// @ts-expect-error the template needs its parameter
channels.name('private-orders-{id}')

// @ts-expect-error an option that neither the kit nor pusher-js knows
createChannelKit({ key: 'key', wsHots: 'localhost' })
createChannelKit({
  key: 'key',
  wsHost: 'localhost',
  wsPort: 6001,
  forceTLS: false,
  enabledTransports: ['ws'],
})
expectTypeOf(channels.params('private-orders-{id}', 'private-orders-7')?.id).toEqualTypeOf<
  string | undefined
>()
// @ts-expect-error no such channel
channels.params('private-order-{id}', 'private-orders-7')
