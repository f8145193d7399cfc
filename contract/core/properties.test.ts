import { channel, feed, latest, presence, type Readable, records, reduced } from '@channelkit/core'
import { createTestKit, type TestKit } from '@channelkit/testing'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { end } from './end.ts'

const numRuns = Number(process.env.PROPERTY_RUNS ?? 100)
const timeout = 10_000 + numRuns * 200

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const NAMES = ['a', 'b', 'private-c'] as const
const name = fc.constantFrom(...NAMES)
const slot = fc.integer({ min: 0, max: 3 })
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('use' as const), slot, name }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('leave' as const), slot }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('emit' as const), name }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('cut', 'restore', 'refuse', 'allow', 'retry') }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 3000 }) }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('settle' as const) }) },
)

/** Everything one user of a channel has. */
function use({ kit }: TestKit, channelName: (typeof NAMES)[number], got: number[]) {
  const stores = {
    latest: latest(kit, channelName, 'n'),
    feed: feed(kit, channelName, 'n', { limit: 3 }),
    sum: reduced(kit, channelName, 'n', sum, 0),
    records: records<never, never, number>(kit, channelName as never, 'n' as never, { by: lastDigit }),
  }
  const stops = [
    channel(kit, channelName).on('n', (n) => got.push(n as number)),
    ...Object.values(stores).map((store: Readable<unknown>) => store.subscribe(() => {})),
  ]
  return { stores, stop: () => stops.forEach((stop) => void stop()) }
}
/** Until those who left have left. */
const turn = async () => {
  for (let i = 0; i < 3; i++) await Promise.resolve()
}
const sum = (total: number, n: unknown) => total + (n as number)
const lastDigit = (n: number) => n % 10

describe('whatever happens, in whatever order', () => {
  it(
    'no event is lost or doubled while somebody listens, and every store is what its events make',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
          vi.clearAllTimers()
          const world = createTestKit({ onError: () => {} })
          const { kit, server } = world
          const slots: ({ name: string; got: number[] } & ReturnType<typeof use>)[] = []
          /** What reached each channel since it came into use. */
          const arrived = new Map<string, number[]>()
          const allow: (() => void)[] = []
          let n = 0
          let quiet = false

          const leave = (i: number, next?: string) => {
            const one = slots[i]
            if (!one) return
            one.stop()
            delete slots[i]
            // Who comes again in the same turn has never left.
            if (one.name !== next && !slots.some((other) => other?.name === one.name))
              arrived.delete(one.name)
          }
          const check = () => {
            for (const { name: of, got, stores } of slots.filter(Boolean)) {
              const all = arrived.get(of)!
              expect(got).toEqual(all.slice(all.length - got.length))
              expect(stores.latest.getSnapshot()).toBe(all.at(-1))
              expect(stores.feed.getSnapshot().map(({ data }) => data)).toEqual(all.slice(-3))
              expect(stores.sum.getSnapshot()).toBe(all.reduce((total, one) => total + one, 0))
              const { ids, get } = stores.records.getSnapshot()
              expect(ids.map((id) => get(id))).toEqual(
                [...new Set(all.map(lastDigit))].map((digit) =>
                  all.findLast((one) => lastDigit(one) === digit),
                ),
              )
            }
          }
          for (const one of steps) {
            switch (one.do) {
              case 'use': {
                leave(one.slot, one.name)
                if (!arrived.has(one.name)) {
                  const list: number[] = []
                  arrived.set(one.name, list)
                }
                const got: number[] = []
                slots[one.slot] = { name: one.name, got, ...use(world, one.name, got) }
                break
              }
              case 'leave':
                leave(one.slot)
                break
              case 'emit': {
                const live = channel(kit, one.name).getSnapshot().status === 'live'
                const before = slots.filter((other) => other?.name === one.name).map(({ got }) => got.length)
                server.emit(one.name, 'n', ++n)
                if (!quiet) break
                await server.settled()
                const after = slots.filter((other) => other?.name === one.name).map(({ got }) => got.length)
                expect(after).toEqual(before.map((count) => count + Number(live)))
                break
              }
              case 'cut':
                server.cut()
                break
              case 'restore':
                server.restore()
                break
              case 'refuse':
                allow.push(server.refuseAuth('private-c', { status: 403 }))
                break
              case 'allow':
                for (const undo of allow.splice(0)) undo()
                break
              case 'retry':
                for (const of of NAMES) channel(kit, of).retry()
                break
              case 'wait':
                await vi.advanceTimersByTimeAsync(one.ms)
                break
              case 'settle':
                await server.settled()
            }
            await turn()
            quiet = one.do === 'settle' || (quiet && one.do === 'emit')
            // The first listener of a channel is the measure for all that came later, and for the stores.
            for (const [of, list] of arrived) {
              const longest = slots
                .filter((other) => other?.name === of)
                .sort((x, y) => y.got.length - x.got.length)[0]
              if (!longest) continue
              const fresh = longest.got.filter((value) => !list.includes(value))
              list.push(...fresh)
              expect(list).toEqual([...new Set(list)].sort((x, y) => x - y))
            }
            if (quiet) {
              kit.flush()
              check()
            }
          }
          server.restore()
          await server.settled()
          for (const i of slots.keys()) leave(i)
          await server.settled()
          expect(server.channels).toEqual([])
          await end(world)
        }),
        { numRuns },
      )
    },
    timeout,
  )

  it(
    'a presence list is what the server has, each person once',
    async () => {
      const person = fc.constantFrom('bob', 'cy', 'dee')
      const happens = fc.oneof(
        fc.record({ do: fc.constantFrom('join', 'leave'), person }),
        fc.record({ do: fc.constantFrom('cut', 'restore', 'settle', 'use', 'unuse'), person }),
      )
      await fc.assert(
        fc.asyncProperty(fc.array(happens, { maxLength: 40 }), async (steps) => {
          vi.clearAllTimers()
          const world = createTestKit({ user: { id: 'ann', info: {} } })
          const { kit, server } = world
          const people = server.presence('presence-room')
          const room = presence<never, unknown>(kit, 'presence-room' as never)
          const changes: string[] = []
          let stop: (() => void) | undefined
          const open = () => {
            const stops = [
              room.subscribe(() => {}),
              room.onChange(({ joined, left }) => {
                for (const { id } of joined) changes.push(`+${id}`)
                for (const { id } of left) changes.push(`-${id}`)
              }),
            ]
            return () => stops.forEach((one) => void one())
          }
          for (const { do: what, person: id } of [
            ...steps,
            { do: 'use', person: '' },
            { do: 'restore', person: '' },
          ]) {
            if (what === 'join') people.join(id)
            else if (what === 'leave') people.leave(id)
            else if (what === 'cut') server.cut()
            else if (what === 'restore') server.restore()
            else if (what === 'settle') await server.settled()
            else if (what === 'use') stop ??= open()
            else {
              stop?.()
              stop = undefined
            }
          }
          await server.settled()
          const { members, count, me } = room.getSnapshot()
          expect(members.map(({ id }) => id).sort()).toEqual([...people.members].sort())
          expect([count, me?.id]).toEqual([members.length, 'ann'])
          // Nobody comes twice without having left.
          for (const id of ['bob', 'cy', 'dee']) {
            const own = changes.filter((change) => change.endsWith(id)).map((change) => change[0])
            expect(own.every((sign, i) => i === 0 || sign !== own[i - 1])).toBe(true)
          }
          stop?.()
          await server.settled()
          await end(world)
        }),
        { numRuns },
      )
    },
    timeout,
  )
})
