import type { FeedEntry } from '@channelkit/core'
import { patchQueries } from '@channelkit/core/query'
import {
  useChannelKit,
  useCursors,
  useEvent,
  useFeed,
  useLatest,
  useMember,
  usePresence,
  useRecord,
  useRecords,
  useRoster,
  useSeries,
  useShared,
  useTyping,
  useUserEvent,
  useWrite,
} from '@channelkit/react'
import { useTyping as useTypingNative } from '@channelkit/react/native'
import { append, patch, replace, upsert, useLiveQuery } from '@channelkit/react/query'
import { expectTypeOf } from 'vitest'
import { channels } from './channels.ts'

interface Price {
  symbol: string
  value: number
}

/** What is right, and must compile. Never called. */
export function right(id: string | undefined, ids: readonly string[], client: never) {
  // The most exact template says what is carried.
  useEvent('private-orders-7', 'placed', (order) => expectTypeOf(order.total).toBeNumber())
  useEvent('private-orders-7-items', 'added', (items) =>
    expectTypeOf(items[0]?.sku).toEqualTypeOf<string | undefined>(),
  )
  useEvent('private-anything', 'changed', ({ version }) => expectTypeOf(version).toBeNumber())
  useEvent('private-orders-all', 'counted', ({ count }) => expectTypeOf(count).toBeNumber())

  // Several events are told apart.
  useEvent('private-orders-7', ['placed', 'cancelled'], (_, meta) => {
    if (meta.event === 'placed') expectTypeOf(meta.data.total).toBeNumber()
    // @ts-expect-error a cancelled order has no total
    else meta.data.total
  })
  const entries = useFeed('presence-room-1', ['message', 'client-wave'])
  for (const entry of entries)
    if (entry.event === 'message') expectTypeOf(entry.data).toEqualTypeOf<{ text: string }>()
  expectTypeOf(entries).toEqualTypeOf<
    readonly (FeedEntry<{ text: string }, 'message'> | FeedEntry<{ to: string }, 'client-wave'>)[]
  >()

  // Rows of payloads that are arrays.
  expectTypeOf(
    useRecords('private-orders-7-items', 'added', { by: 'sku', select: (rows) => rows.get('a')?.count }),
  ).toEqualTypeOf<number | undefined>()
  expectTypeOf(useRecord('private-orders-7-items', 'added', { by: 'sku' }, 'a')?.count).toEqualTypeOf<
    number | undefined
  >()

  // Many channels, made of ids.
  useEvent(
    ids.map((one) => `private-conversation-${one}`),
    'message',
    ({ text }) => expectTypeOf(text).toBeString(),
  )
  useFeed(
    ids.map((one) => channels.name('private-conversation-{id}', { id: one })),
    'message',
  )

  // Off, whatever a condition leaves.
  useLatest(id && `private-orders-${id}`, 'placed')
  useLatest(id !== undefined && 'ticker', 'price')
  useEvent(undefined, 'price', () => {})

  // Handlers with an annotated parameter.
  useEvent('ticker', 'price', (price: Price) => price.value)
  useEvent('ticker', 'price', (price: { symbol: string }) => price.symbol)
  useUserEvent('notice', (notice) => expectTypeOf(notice.text).toBeString())

  useRoster('presence-room-1', [{ id: 'ann', name: 'Ann' }])
  useLiveQuery({
    queryKey: ['order'],
    queryFn: async () => ({ id: 1, total: 2 }),
    channel: 'private-orders-7',
    on: { placed: (_, order) => order, cancelled: 'refetch' },
  })
  patchQueries(useChannelKit(), client, {
    queryKey: ['orders'],
    channel: 'private-orders-7',
    on: { placed: (orders: number[], order) => [...orders, order.total] },
  })
  useLiveQuery({
    queryKey: ['items'],
    queryFn: async () => [{ sku: 'a', count: 1 }],
    channel: 'private-orders-7-items',
    on: { added: upsert('sku') },
  })
  useLiveQuery({
    queryKey: ['orders'],
    queryFn: async () => [{ id: 1, total: 2 }],
    channel: 'private-orders-7',
    on: { placed: append('id'), cancelled: patch('id') },
  })
  useLiveQuery({
    queryKey: ['total'],
    queryFn: async () => 1,
    channel: 'private-orders-7',
    on: { placed: replace(({ total }: { total: number }) => total) },
  })
}

/** Writes take the payload of their event, and so does what they are answered. Never called. */
export function writes() {
  const write = useWrite('private-orders-7')
  write('placed', { id: 1, total: 2 }, async () => ({ id: 1, total: 2 }), { echo: false })
  write('placed', { id: 1, total: 2 }, () => fetch('/orders'), { clientId: 'id' })
  write('cancelled', { id: 1 }, async () => {})
  // @ts-expect-error no such event
  write('plced', { id: 1, total: 2 }, async () => {})
  // @ts-expect-error the payload lacks a field
  write('placed', { id: 1 }, async () => {})
  // @ts-expect-error the answer is another payload
  write('placed', { id: 1, total: 2 }, async () => ({ order: 1 }))
  // @ts-expect-error no such field
  write('placed', { id: 1, total: 2 }, async () => {}, { clientId: 'tag' })
}

/** What is wrong, and must not. Never called. */
export function wrong(client: never) {
  // @ts-expect-error a handler for another payload
  useEvent('ticker', 'price', (price: { much: number }) => price.much)
  // @ts-expect-error no such event, whatever the handler says
  useEvent('ticker', 'prize', (price: Price) => price.value)
  // @ts-expect-error no such event, whatever is shown first
  useLatest('ticker', 'prize', { initial: { symbol: 'A', value: 1 } })
  // @ts-expect-error a template's event, on a channel that has a name of its own
  useEvent('private-orders-all', 'placed', () => {})
  // @ts-expect-error the less exact template's event
  useEvent('private-orders-7', 'changed', () => {})
  // @ts-expect-error no such channel among several
  useEvent(['ticker', 'tickr'], 'price', () => {})
  // @ts-expect-error no such field
  useRecords('private-orders-7', 'placed', { by: 'ids' })
  // @ts-expect-error no such field of the rows
  useRecords('private-orders-7-items', 'added', { by: 'length' })
  // @ts-expect-error no such event to remove by
  useRecords('private-orders-7', 'placed', { by: 'id', remove: 'canceled' })
  // @ts-expect-error no such field
  useRecord('private-orders-7', 'placed', { by: 'ids' }, '7')
  // @ts-expect-error no such field
  useSeries('ticker', 'price', { y: 'valeu' })
  // @ts-expect-error no such field among several
  useSeries('ticker', 'price', { y: ['value', 'volume'] })
  // @ts-expect-error no such field
  useSeries('ticker', 'price', { x: 'at' })
  // @ts-expect-error no such field
  useFeed('presence-room-1', 'message', { by: 'id' })
  // @ts-expect-error a public channel has no members
  usePresence('ticker')
  // @ts-expect-error a public channel has no members
  useMember('ticker', 'ann')
  // @ts-expect-error a public channel has no members
  useRoster('ticker', ['ann'])
  // @ts-expect-error a public channel takes no client events
  useTyping('ticker')
  // @ts-expect-error nor does it in React Native
  useTypingNative('ticker')
  // @ts-expect-error a public channel takes no client events
  useCursors('ticker')
  // @ts-expect-error a public channel takes no client events
  useShared('ticker', 'key', 1)
  // @ts-expect-error the server sends no such event to users
  useUserEvent('notise', () => {})
  // @ts-expect-error another payload
  useUserEvent('notice', (notice: { title: string }) => notice.title)
  useLiveQuery({
    queryKey: ['order'],
    queryFn: async () => 1,
    channel: 'private-orders-7',
    // @ts-expect-error no such event
    on: { plced: 'refetch' },
  })
  useLiveQuery({
    queryKey: ['order'],
    queryFn: async () => 1,
    channel: 'private-orders-7',
    // @ts-expect-error no such field
    on: { placed: (_, order) => order.totl },
  })
  patchQueries(useChannelKit(), client, {
    queryKey: ['orders'],
    channel: 'private-orders-7',
    // @ts-expect-error no such event
    on: { plced: 'refetch' },
  })
  useLiveQuery({
    queryKey: ['orders'],
    queryFn: async () => [{ id: 1, total: 2 }],
    channel: 'private-orders-7',
    // @ts-expect-error rows have no such field
    on: { placed: append('idd') },
  })
}
