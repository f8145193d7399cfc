import {
  useEvent,
  useFeed,
  useLatest,
  useMember,
  usePresence,
  useRecords,
  useUserEvent,
} from '@channelkit/svelte'
import { expectTypeOf } from 'vitest'

interface Price {
  symbol: string
  value: number
}

/** Where nothing is registered, any name goes and types are said at the call. Never called: what counts is that it compiles. */
export function said(name: string, names: string[]) {
  expectTypeOf(useLatest<Price>(name, 'price').current).toEqualTypeOf<Price | undefined>()
  useLatest<Price>(name, 'price', { select: (price) => price?.value })
  expectTypeOf(useFeed<Price>(names, ['price']).current[0]?.data).toEqualTypeOf<Price | undefined>()
  useEvent<Price>(name, 'price', (price) => expectTypeOf(price.value).toBeNumber())
  useEvent(name, 'price', (price: Price, meta) => [price.value, meta.userId])
  useEvent(name, 'price', (data) => expectTypeOf(data).toBeUnknown())
  useRecords<Price>(name, 'price', { by: 'symbol', select: (rows) => rows.size })
  usePresence<{ role: string }>(name, { select: (room) => room.me?.info.role })
  expectTypeOf(
    usePresence<{ role: string }, number>(name, { select: (room) => room.count }).current,
  ).toBeNumber()
  expectTypeOf(usePresence(name, { select: (room) => room.count }).current).toBeNumber()
  expectTypeOf(useMember<{ role: string }>(name, 'ann').current?.info.role).toEqualTypeOf<
    string | undefined
  >()
  // Options may be read from reactive state.
  const rows = useRecords<Price>(
    () => name,
    'price',
    () => ({ by: 'symbol', initial: [{ symbol: 'A', value: 1 }] }),
  )
  expectTypeOf(rows.current.get('A')?.value).toEqualTypeOf<number | undefined>()
  useLatest<Price>(
    () => name,
    'price',
    () => ({ initial: { symbol: 'A', value: 1 } }),
  )
  useUserEvent<Price>('price', ({ value }) => expectTypeOf(value).toBeNumber())

  // @ts-expect-error no such field
  useRecords<Price>(name, 'price', { by: 'name' })
}
