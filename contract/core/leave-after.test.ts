import { createHmac } from 'node:crypto'
import {
  type AuthorizeFunction,
  type ChannelKitOptions,
  presence,
  roster,
  user,
  watchlist,
} from '@channelkit/core'
import { createTestKit, createTestServer, type TestKitOptions, type TestServer } from '@channelkit/testing'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const ROOM = 'presence-room'
let server: TestServer
beforeEach(() => {
  vi.useFakeTimers()
  server = createTestServer()
})
afterEach(() => {
  server.destroy()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})
const visit = (options: TestKitOptions = {}) =>
  createTestKit({ server, user: { id: 'ann', info: {} }, leaveAfter: 3000, ...options })

function room(kit = visit().kit, options?: { leaveAfter?: number }) {
  const store = presence<never, { name: string }>(kit, ROOM as never, options)
  const told: string[] = []
  const lists: string[] = []
  const ids = () =>
    store
      .getSnapshot()
      .members.map(({ id }) => id)
      .join()
  store.subscribe(() => lists.at(-1) !== ids() && lists.push(ids()))
  store.onChange(({ joined, left }) => {
    for (const { id } of joined) told.push(`+${id}`)
    for (const { id } of left) told.push(`-${id}`)
  })
  return { store, told, lists, ids }
}
async function pass(ms: number) {
  await vi.advanceTimersByTimeAsync(ms)
  await server.settled()
}

describe('somebody who leaves', () => {
  it('and comes back at once never went: not told, not gone from the list, nor as a member', async () => {
    const people = server.presence(ROOM)
    people.join('bob')
    const { store, told, lists, ids } = room()
    const bob = store.member('bob')
    const seen: unknown[] = []
    bob.subscribe(() => seen.push(bob.getSnapshot()))
    await server.settled()
    seen.length = 0
    people.leave('bob')
    await pass(100)
    people.join({ id: 'bob', info: { name: 'bob' } })
    await pass(10_000)
    expect([told, lists.at(-1), ids(), seen]).toEqual([[], 'bob,ann', 'bob,ann', []])
    people.leave('bob')
    await pass(2900)
    expect([told, ids()]).toEqual([[], 'bob,ann'])
    await pass(200)
    expect([told, ids(), seen]).toEqual([['-bob'], 'ann', [undefined]])
    people.join('bob')
    await server.settled()
    expect([told, ids()]).toEqual([['-bob', '+bob'], 'ann,bob'])
  })

  it('comes back as who they are now: renamed, with nobody having left', async () => {
    const people = server.presence(ROOM)
    people.join({ id: 'bob', info: { name: 'Bob' } })
    const { store, told } = room()
    await server.settled()
    people.leave('bob')
    await pass(50)
    people.join({ id: 'bob', info: { name: 'Bob (away)' } })
    await server.settled()
    expect([store.getSnapshot().get('bob')?.info.name, told]).toEqual(['Bob (away)', []])
  })

  it('may be on another server line that broke with ours: who is back in time never went', async () => {
    const bob = visit({ user: { id: 'bob', info: {} } })
    presence<never, unknown>(bob.kit, ROOM as never).subscribe(() => {})
    server.presence(ROOM).join('eve')
    const { told, ids } = room()
    await server.settled()
    server.cut()
    await pass(100)
    server.presence(ROOM).leave('eve')
    bob.line.cut()
    server.restore()
    await pass(500)
    bob.line.restore()
    await pass(10_000)
    expect([told, ids().split(',').toSorted().join()]).toEqual([['-eve'], 'ann,bob'])
  })

  it('changes what others see of oneself when the kit is authorised again', async () => {
    let info = { name: 'Ann' }
    const ann = visit({ user: () => ({ id: 'ann', info }) })
    presence<never, unknown>(ann.kit, ROOM as never).subscribe(() => {})
    const { store, told } = room(visit({ user: { id: 'bob', info: {} } }).kit)
    await server.settled()
    expect(store.getSnapshot().get('ann')?.info).toEqual({ name: 'Ann' })
    told.length = 0
    info = { name: 'Ann, away' }
    ann.kit.reauthorize()
    await pass(5000)
    expect([store.getSnapshot().get('ann')?.info, told]).toEqual([{ name: 'Ann, away' }, []])
  })

  it('is gone at once where nothing is waited for, by the kit or by one use', async () => {
    const people = server.presence(ROOM)
    people.join('bob')
    const { kit } = visit()
    const waits = room(kit)
    const now = room(kit, { leaveAfter: 0 })
    const team = roster(kit, ROOM, ['bob'], { leaveAfter: 0 })
    team.subscribe(() => {})
    await server.settled()
    people.leave('bob')
    await server.settled()
    expect([waits.ids(), now.ids(), now.told, team.getSnapshot().online]).toEqual([
      'bob,ann',
      'ann',
      ['-bob'],
      0,
    ])
  })
})

it('who is listed is who was there within the last three seconds, whatever happens', async () => {
  const person = fc.constantFrom('bob', 'cy')
  const step = fc.record({
    do: fc.constantFrom('join', 'leave', 'cut', 'restore'),
    person,
    ms: fc.integer({ min: 0, max: 4000 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30, size: 'max' }), async (steps) => {
      server.destroy()
      vi.clearAllTimers()
      server = createTestServer()
      const people = server.presence(ROOM)
      const { store, told, ids } = room()
      await server.settled()
      for (const { do: what, person: id, ms } of steps) {
        if (what === 'join') people.join(id)
        else if (what === 'leave') people.leave(id)
        else if (what === 'cut') server.cut()
        else server.restore()
        await pass(ms)
        const live = store.getSnapshot().status === 'live'
        if (live) for (const there of people.members) expect(ids()).toContain(there)
      }
      server.restore()
      await pass(5000)
      expect(ids().split(',').toSorted()).toEqual([...people.members].toSorted())
      for (const id of ['bob', 'cy']) {
        const own = told.filter((one) => one.endsWith(id)).map((one) => one[0])
        expect(own.every((sign, i) => sign !== own[i - 1])).toBe(true)
      }
    }),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 60) },
  )
}, 60_000)

/** An endpoint that says a number. */
const asLaravel: AuthorizeFunction = async ({ socketId, channel }) => {
  const { key, secret } = server.hub.app('test').app
  const channel_data = JSON.stringify({ user_id: 7, user_info: { name: 'Bob' } })
  const signature = createHmac('sha256', secret)
    .update(`${socketId}:${channel}:${channel_data}`)
    .digest('hex')
  return { auth: `${key}:${signature}`, channel_data }
}

describe('ids that are numbers, as Laravel has them,', () => {
  it('match wherever an id is given', async () => {
    const world = visit({ user: { id: '1', info: {}, watchlist: ['7'] } })
    const { kit } = world
    const room = presence<never, unknown>(kit, ROOM as never)
    const team = roster(kit, ROOM, [7, { id: 8, name: 'Eve' }, '1'])
    const seven = room.member(7)
    for (const one of [room, team, seven, watchlist(kit)]) one.subscribe(() => {})
    user(kit).signIn()
    const other = visit({ user: { id: '7', info: {} }, authorize: asLaravel })
    presence<never, unknown>(other.kit, ROOM as never).subscribe(() => {})
    user(visit({ user: { id: '7', info: {} } }).kit).signIn()
    await server.settled()
    const { get, has } = room.getSnapshot()
    expect([get(7)?.id, has(7), has(8), seven.getSnapshot()?.info]).toEqual([
      '7',
      true,
      false,
      { name: 'Bob' },
    ])
    expect(team.getSnapshot().people.map(({ id, online }) => [id, online])).toEqual([
      ['7', true],
      ['8', false],
      ['1', true],
    ])
    expect(watchlist(kit).getSnapshot().has(7)).toBe(true)
  })

  it('a member without an id is off: nothing is subscribed for it', async () => {
    const { kit } = visit()
    for (const id of [null, undefined, false] as const) {
      const nobody = presence<never, unknown>(kit, ROOM as never).member(id)
      nobody.subscribe(() => {})
      await server.settled()
      expect([nobody.getSnapshot(), server.channels]).toEqual([undefined, []])
    }
  })
})

it('a time that is none is refused at once', () => {
  for (const leaveAfter of [-1, '3', Number.NaN])
    expect(() => visit({ leaveAfter } as ChannelKitOptions as TestKitOptions)).toThrow(/leaveAfter/)
})
