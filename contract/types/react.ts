import {
  type ChannelStatus,
  type ConnectionStatus,
  type Cursor,
  defineFeed,
  defineRecords,
  defineReduced,
  defineSeries,
  defineStream,
  type FeedEntry,
  type Member,
  type UserStatus,
} from '@channelkit/core'
import {
  useChannel,
  useConnection,
  useCursors,
  useEvent,
  useFeed,
  useLatest,
  useMember,
  usePresence,
  useRecord,
  useRecords,
  useReduced,
  useRoster,
  useSeries,
  useShared,
  useStaleness,
  useStream,
  useTrigger,
  useTyping,
  useUser,
  useUserEvent,
  useWatchlist,
} from '@channelkit/react'
import { useLiveQuery } from '@channelkit/react/query'
import { expectTypeOf } from 'vitest'
import './channels.ts'

/** Never called: what counts is that it compiles. */
export function hooks() {
  const room = 'presence-room-1'
  expectTypeOf(useChannel(room).status).toEqualTypeOf<ChannelStatus>()
  expectTypeOf(useChannel(room).trigger('client-wave', { to: 'bob' })).toExtend<Promise<object>>()
  expectTypeOf(useConnection().status).toEqualTypeOf<ConnectionStatus>()
  useTrigger(room)('client-wave', { to: 'bob' })
  useEvent(room, 'message', (data, meta) => {
    expectTypeOf(data).toEqualTypeOf<{ text: string }>()
    expectTypeOf(meta.userId).toEqualTypeOf<string | undefined>()
  })
  expectTypeOf(useLatest('ticker', 'price')?.value).toEqualTypeOf<number | undefined>()
  expectTypeOf(
    useLatest('ticker', 'price', { select: (price) => price?.symbol ?? '' }),
  ).toEqualTypeOf<string>()
  expectTypeOf(useFeed(room, 'message', { limit: 9 })).toEqualTypeOf<
    readonly FeedEntry<{ text: string }, 'message'>[]
  >()
  const messages = defineFeed({ channel: room, events: 'message', by: (message) => message.text })
  expectTypeOf(useFeed(messages)).toEqualTypeOf<readonly FeedEntry<{ text: string }, 'message'>[]>()
  expectTypeOf(useSeries('ticker', 'price', { y: 'value' }).length).toBeNumber()
  expectTypeOf(useSeries(defineSeries({ channel: 'ticker', events: 'price' })).length).toBeNumber()
  expectTypeOf(useRecords('private-orders-7', 'placed', { by: 'id' }).get('7')?.total).toEqualTypeOf<
    number | undefined
  >()
  expectTypeOf(
    useRecords('private-orders-7', 'placed', { by: 'id', select: (rows) => rows.size }),
  ).toBeNumber()
  const orders = defineRecords({ channel: 'private-orders-7', events: 'placed', by: (order) => order.id })
  expectTypeOf(useRecords(orders).get('7')?.total).toEqualTypeOf<number | undefined>()
  expectTypeOf(useRecord(orders, '7')?.total).toEqualTypeOf<number | undefined>()
  expectTypeOf(useRecord('private-orders-7', 'placed', { by: 'id' }, '7')?.total).toEqualTypeOf<
    number | undefined
  >()
  const total = defineReduced({
    channel: 'private-orders-7',
    events: 'placed',
    reduce: (sum: number, order) => sum + order.total,
    initial: 0,
  })
  expectTypeOf(useReduced(total)).toBeNumber()
  expectTypeOf(useStream('private-answers-1', 'piece').parts).toEqualTypeOf<readonly number[]>()
  expectTypeOf(
    useStream('private-answers-1', 'piece', { id: 'a', select: ({ text }) => text.length }),
  ).toBeNumber()
  const answers = defineStream({
    channel: 'private-answers-1',
    events: 'piece',
    catchUp: async (id) => ({ text: id ?? '', end: 'done' }),
  })
  expectTypeOf(useStream(answers, null, { id: 'a' }).parts).toEqualTypeOf<readonly number[]>()
  expectTypeOf(useStaleness('ticker', 'price', { maxAge: 1000 }).stale).toBeBoolean()
  expectTypeOf(usePresence(room).members).toEqualTypeOf<readonly Member<{ name: string }>[]>()
  expectTypeOf(usePresence(room, { select: ({ me }) => me?.info.name })).toEqualTypeOf<string | undefined>()
  usePresence(room, { onJoin: ({ info }) => expectTypeOf(info.name).toBeString() })
  expectTypeOf(useMember(room, 'bob')).toEqualTypeOf<Member<{ name: string }> | undefined>()
  expectTypeOf(useRoster(room, ['ann']).people[0]?.info?.name).toEqualTypeOf<string | undefined>()
  expectTypeOf(useTyping(room).me).toBeBoolean()
  expectTypeOf(useCursors('presence-room-1').cursors).toEqualTypeOf<readonly Cursor[]>()
  expectTypeOf(useShared('presence-room-1', 'slide', 1)[0]).toBeNumber()
  expectTypeOf(useUser().status).toEqualTypeOf<UserStatus>()
  useUserEvent('notice', ({ text }) => expectTypeOf(text).toBeString())
  expectTypeOf(useWatchlist().online).toEqualTypeOf<readonly string[]>()
  const query = useLiveQuery({
    queryKey: ['orders'],
    queryFn: async () => [{ id: 1 }],
    channel: 'private-orders-7',
    on: { placed: (orders, order: { id: number }) => [...orders, order] },
  })
  expectTypeOf(query.data).toEqualTypeOf<{ id: number }[] | undefined>()
  expectTypeOf(query.live).toEqualTypeOf<ChannelStatus>()

  // @ts-expect-error no such channel
  useLatest('tickr', 'price')
  // @ts-expect-error no such event
  useLatest('ticker', 'prize')
  // @ts-expect-error no such field
  useEvent('ticker', 'price', (price) => price.much)
  // @ts-expect-error no such event on any channel
  useFeed(room, 'massage')
  // @ts-expect-error the payload lacks a field
  useTrigger(room)('client-wave', {})
  // @ts-expect-error not a presence channel of ours
  usePresence('presence-elsewhere')
  // @ts-expect-error a function belongs in a definition
  useRecords('private-orders-7', 'placed', { by: (order: { id: number }) => order.id })
}
