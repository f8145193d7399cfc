import {
  type ChannelKit,
  channel,
  cursors,
  feed,
  latest,
  presence,
  records,
  reduced,
  roster,
  series,
  shared,
  typing,
  user,
  watchlist,
} from '@channelkit/core'
import { liveQuery } from '@channelkit/core/query'
import { type AuthUser, createTestKit } from '@channelkit/testing'
import { QueryClient } from '@tanstack/query-core'

export const ANN = { id: 'ann', info: { name: 'Ann' }, watchlist: ['zoe'] }
export const BOB = { id: 'bob', info: { name: 'Bob' }, watchlist: [] }
export const SECRET = 'of-ann'

export function world(first: AuthUser | null = ANN) {
  const now: { user: AuthUser | null } = { user: first }
  const errors: string[] = []
  const made = createTestKit({ user: () => now.user, onError: ({ code }) => errors.push(code), grace: 1000 })
  return { ...made, now, errors }
}

/** One of every store that shows something of a channel or a user. */
export function stores(kit: ChannelKit) {
  const client = new QueryClient({
    defaultOptions: { queries: { retry: false, gcTime: Number.POSITIVE_INFINITY } },
  })
  return {
    channel: channel(kit, 'private-a'),
    latest: latest(kit, 'private-a', 'n'),
    feed: feed(kit, 'private-a', 'n'),
    records: records(kit, 'private-a', 'n', { by: 'id' } as never),
    series: series(kit, 'private-a', 'n', { y: 'y' } as never),
    reduced: reduced(kit, 'private-a', 'n', (all: unknown[], one: unknown) => [...all, one], []),
    encrypted: latest(kit, 'private-encrypted-a', 'n'),
    presence: presence(kit, 'presence-a'),
    roster: roster(kit, 'presence-a', ['ann', 'zoe']),
    typing: typing(kit, 'presence-a'),
    cursors: cursors(kit, 'presence-a'),
    shared: shared(kit, 'presence-a', 'slide', 'nothing'),
    user: user(kit),
    watchlist: watchlist(kit),
    query: liveQuery(kit, {
      client,
      queryKey: ['a'],
      queryFn: () => 'fetched',
      channel: 'private-a',
      on: { n: (_: unknown, data: unknown) => JSON.stringify(data) },
    } as never),
  }
}
export type Stores = ReturnType<typeof stores>

export const plain = (all: Partial<Stores>) =>
  Object.fromEntries(Object.entries(all).map(([name, store]) => [name, store.getSnapshot()]))
/** Everything that a snapshot shows, columns too. */
export const said = (snapshot: unknown) =>
  JSON.stringify(snapshot, (_, value) => (ArrayBuffer.isView(value) ? [...(value as never)] : value))

export async function fill({ kit, server }: ReturnType<typeof world>, all: Stores) {
  user(createTestKit({ server, user: { id: 'zoe' } }).kit).signIn()
  for (const store of Object.values(all)) store.subscribe(() => {})
  all.user.signIn()
  await server.settled()
  const data = { id: SECRET, y: 4242, x: 1 }
  server.emit('private-a', 'n', data)
  server.emit('private-encrypted-a', 'n', data)
  const zoe = server.presence('presence-a').join({ id: 'zoe', info: { name: SECRET } })
  zoe.trigger('client-typing', { typing: true, name: SECRET })
  zoe.trigger('client-cursor', { x: 4242, y: 1 })
  zoe.trigger('client-shared', { key: 'slide', value: SECRET, clock: 7, by: 'zoe' })
  await server.settled()
  kit.flush()
  await server.settled()
  return zoe
}
