import {
  type ChannelKit,
  type ChannelKitError,
  channel,
  cursors,
  feed,
  latest,
  latestNumber,
  listen,
  presence,
  records,
  reduced,
  roster,
  series,
  shared,
  staleness,
  typing,
} from '@channelkit/core'
import { liveQuery, patchQueries } from '@channelkit/core/query'
import { createTestKit } from '@channelkit/testing'
import { QueryClient } from '@tanstack/query-core'
import { describe, expect, it } from 'vitest'

interface Told {
  status: string
  error: { code: string } | null
}

/** Every factory that takes a channel, and what its store says of the channel's state. */
const factories: Record<
  string,
  (kit: ChannelKit, name: never) => { subscribe(run: () => void): () => void; told(): Told | null }
> = (() => {
  const of = <S extends { subscribe(run: () => void): () => void }>(
    store: S,
    told: (store: S) => Told | null,
  ) => ({
    subscribe: (run: () => void) => store.subscribe(run),
    told: () => told(store),
  })
  const details = (
    kit: ChannelKit,
    store: { details: { getSnapshot(): Told; subscribe(run: () => void): () => void } },
  ) => {
    void kit
    return of(store.details, (one) => one.getSnapshot())
  }
  const own = (store: { getSnapshot(): Told; subscribe(run: () => void): () => void }) =>
    of(store, (one) => one.getSnapshot())
  return {
    channel: (kit, name) => own(channel(kit, name)),
    latest: (kit, name) => details(kit, latest(kit, name, 'n' as never)),
    feed: (kit, name) => details(kit, feed(kit, name, 'n' as never)),
    records: (kit, name) => details(kit, records(kit, name, 'n' as never, { by: 'id' as never })),
    reduced: (kit, name) =>
      details(
        kit,
        reduced(kit, name, 'n' as never, (state: number) => state, 0),
      ),
    series: (kit, name) => own(series(kit, name, 'n' as never)),
    staleness: (kit, name) => own(staleness(kit, name, 'n' as never, { maxAge: 1000 })),
    presence: (kit, name) => own(presence(kit, name)),
    roster: (kit, name) => own(roster(kit, name, ['ann'])),
    typing: (kit, name) => own(typing(kit, name)),
    'cursors (state)': (kit, name) => own(cursors(kit, name).state),
    shared: (kit, name) => own(shared(kit, name, 'key', 1)),
    latestNumber: (kit, name) => of(latestNumber(kit, name, 'n' as never), () => null),
    member: (kit, name) => of(presence(kit, name).member('ann'), () => null),
    cursors: (kit, name) => of(cursors(kit, name), () => null),
    listen: (kit, name) => ({ subscribe: () => listen(kit, name, 'n' as never, () => {}), told: () => null }),
    patchQueries: (kit, name) => ({
      subscribe: () => patchQueries(kit, new QueryClient(), { channel: name, queryKey: ['a'], on: {} }),
      told: () => null,
    }),
    liveQuery: (kit, name) => {
      const store = liveQuery(kit, {
        client: new QueryClient({ defaultOptions: { queries: { retry: false, gcTime: 0 } } }),
        channel: name,
        queryKey: ['a'],
        queryFn: () => 1,
        on: {},
      })
      return of(store, (one) => {
        const { live, liveError } = one.getSnapshot()
        return { status: live, error: liveError }
      })
    },
  }
})()

const WRONG = [
  '',
  'room with space',
  'order:7',
  'private-a/b',
  'presence-é',
  `presence-${'x'.repeat(170)}`,
  7,
  {},
  ['a b'],
]

async function use(factory: string, name: unknown) {
  const errors: ChannelKitError[] = []
  const { kit, server } = createTestKit({ onError: (error) => errors.push(error) })
  const store = factories[factory]!(kit, name as never)
  const off = store.subscribe(() => {})
  await server.settled()
  const seen = { told: store.told(), codes: errors.map(({ code }) => code), channels: server.channels }
  off()
  await server.settled()
  server.destroy()
  return { ...seen, errors }
}

describe.each(Object.keys(factories))('%s', (factory) => {
  it.each(WRONG)('says of the name %o what is wrong, and asks the server for nothing', async (name) => {
    const { told, codes, channels } = await use(factory, name)
    expect(codes).toEqual(['invalid-channel'])
    if (told) expect(told).toMatchObject({ status: 'failed', error: { code: 'invalid-channel' } })
    expect(channels).toEqual([])
  })

  it.each([null, undefined, false, 0])('is off for %o', async (name) => {
    const { codes, channels } = await use(factory, name)
    expect([codes, channels]).toEqual([[], []])
  })
})

describe.each(['presence', 'roster', 'member'])('%s on a channel without members', (factory) => {
  it.each(['public', 'private-room'])('%s is an error with what to name instead', async (name) => {
    const { told, codes, errors } = await use(factory, name)
    expect(codes).toEqual(['invalid-channel'])
    expect(errors[0]!.remedy).toMatch(/^Name a presence channel: presence-/)
    if (told) expect(told.error).toBe(errors[0])
  })
})

describe.each(['typing', 'cursors (state)', 'shared'])('%s where nobody may send', (factory) => {
  it.each(['public', 'private-encrypted-room'])('%s is an error with what to name instead', async (name) => {
    const { told, codes, errors } = await use(factory, name)
    expect(codes).toEqual(['invalid-channel'])
    expect(errors[0]!.remedy).toMatch(/^Name a private or a presence channel: private-(public|room)/)
    expect(told).toMatchObject({ status: 'failed', error: { code: 'invalid-channel' } })
  })
})

it('what is sent to no channel fails with the same', async () => {
  const { kit, server } = createTestKit({ onError() {} })
  const result = await channel(kit, 'presence-a b').trigger('client-n', 1)
  expect(result).toMatchObject({ status: 'failed', error: { code: 'invalid-channel' } })
  server.destroy()
})

it('one channel of a list that can have no name leaves the others alone', async () => {
  const { kit, server } = createTestKit({ onError() {} })
  const store = feed(kit, ['a', 'b c', null] as never, 'n')
  store.subscribe(() => {})
  await server.settled()
  server.emit('a', 'n', 1)
  await server.settled()
  expect(store.details.getSnapshot()).toMatchObject({
    data: [{ data: 1 }],
    status: 'failed',
    error: { code: 'invalid-channel' },
  })
  expect(server.channels).toEqual(['a'])
  server.destroy()
})
