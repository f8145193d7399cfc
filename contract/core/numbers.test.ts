import {
  type ChannelKitError,
  defineSeries,
  feed,
  latestNumber,
  type Readable,
  records,
  reduced,
  series,
} from '@channelkit/core'
import { createTestKit, type TestKit } from '@channelkit/testing'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const numRuns = Number(process.env.PROPERTY_RUNS ?? 100)
const START = Date.UTC(2026, 4, 1, 12)
const YEAR = 365 * 86_400_000

let world: TestKit
let errors: ChannelKitError[]
function begin() {
  errors = []
  world = createTestKit({ onError: (error) => errors.push(error) })
}
beforeEach(() => {
  vi.useFakeTimers({ now: START })
  begin()
})
afterEach(() => {
  world.server.destroy()
  vi.useRealTimers()
})

async function watch<T extends Readable<unknown>>(store: T): Promise<T> {
  store.subscribe(() => {})
  await world.server.settled()
  return store
}
async function emit(...payloads: unknown[]) {
  for (const data of payloads) world.server.emit('machine', 'sample', data)
  await world.server.settled()
}
const times = (store: Readable<{ x: Float64Array }>) => [...store.getSnapshot().x]

describe('numbers as strangers send them', () => {
  it.each([
    [101.5, 101.5],
    ['101.50', 101.5],
    [' -1e3 ', -1000],
    ['.5', 0.5],
    ['Infinity', Number.NaN],
    ['0x10', Number.NaN],
    ['1,000', Number.NaN],
    ['', Number.NaN],
    [true, Number.NaN],
    [null, Number.NaN],
    [{}, Number.NaN],
    [[], Number.NaN],
    ['9'.repeat(10_000), Number.NaN],
  ])('%j is read as %d by all', async (sent, number) => {
    const points = await watch(series(world.kit, 'machine', 'sample', { y: 'cpu' }))
    const value = await watch(latestNumber(world.kit, 'machine', 'sample', 'cpu'))
    await emit({ cpu: sent })
    expect([...points.getSnapshot().y.cpu!]).toEqual([number])
    expect(value.getSnapshot()).toBe(Number.isNaN(number) ? null : number)
  })

  it.each([
    START * 1e6,
    -START * 1e6,
    '9'.repeat(30),
    1e300,
    '+275760-09-13T00:00:00.001Z',
    'noon',
    null,
    {},
    undefined,
  ])('a point at %j is left out, and told once', async (at) => {
    const points = await watch(series(world.kit, 'machine', 'sample', { x: 'at', y: 'cpu' }))
    await emit(...Array.from({ length: 50 }, (_, i) => ({ at, cpu: i })))
    await emit({ at, cpu: 1 }, { at: START, cpu: 2 })
    expect([...points.getSnapshot().y.cpu!]).toEqual([2])
    expect(errors.map(({ code }) => code)).toEqual(['invalid-payload'])
    expect(errors[0]!.message).toMatch(/sample on machine: at is .*50 times/)
  })

  it('tells each kind once for each store, and nothing of what is merely not there', async () => {
    await watch(series(world.kit, 'machine', 'sample', { y: ['cpu', 'memory'] }))
    await watch(latestNumber(world.kit, 'machine', 'sample', 'cpu'))
    for (let i = 0; i < 30; i++) await emit({ cpu: 'n/a', memory: 1 }, { memory: null }, {})
    expect(errors.map(({ message }) => message.split('.')[0])).toEqual([
      'sample on machine: cpu is "n/a", which is no number',
      'sample on machine: cpu is "n/a", which is no number',
    ])
  })

  it('takes only a text or a number for the id of a row, and tells once of the rest', async () => {
    const rows = await watch(
      records<never, never, { id: unknown }>(world.kit, 'machine' as never, 'sample' as never, {
        by: 'id' as never,
      }),
    )
    await emit({ id: 1 }, { id: {} }, { id: { a: 1 } }, { id: null }, {}, { id: 'a' }, 'x', null)
    expect(rows.getSnapshot().ids).toEqual(['1', 'a'])
    expect(errors).toHaveLength(1)
  })

  it('tells once of a reducer that throws at every event, and lets the others go on', async () => {
    const broken = () => {
      throw new Error('broken')
    }
    await watch(reduced(world.kit, 'machine', 'sample', broken, 0))
    const sum = await watch(reduced(world.kit, 'machine', 'sample', (n: number) => n + 1, 0))
    for (let i = 0; i < 20; i++) await emit(i)
    expect(sum.getSnapshot()).toBe(20)
    expect(errors.map(({ code }) => code)).toEqual(['handler-failed'])
  })

  it('gives what was fetched the time of its arrival where its own is none', async () => {
    const log = await watch(
      feed<never, never, { id: number }>(world.kit, 'machine' as never, 'sample' as never, {
        by: 'id',
        backfill: async () => [
          { data: { id: 1 }, at: 1e300 },
          { data: { id: 2 }, at: '2026-05-01T11:00:00Z' as never },
        ],
      }),
    )
    await vi.advanceTimersByTimeAsync(10)
    await world.server.settled()
    const [first, second] = log.getSnapshot().map(({ at }) => at)
    expect(Math.abs(first! - START)).toBeLessThan(1000)
    expect(second).toBe(START - 3_600_000)
  })
})

describe('a time ahead of all others', () => {
  const options = { x: 'at', y: 'cpu', window: 60_000 } as const
  const second = async (at: number) => {
    await emit({ at, cpu: at })
    await vi.advanceTimersByTimeAsync(1000)
  }

  it.each([0, 1, 5, 30])('silences nobody when it is the point number %d', async (place) => {
    const points = await watch(series(world.kit, 'machine', 'sample', options))
    for (let i = 0; i < 40; i++) await second(i === place ? Date.now() + YEAR : Date.now())
    expect(points.getSnapshot().length).toBe(39)
    expect(times(points).every((at) => at <= Date.now())).toBe(true)
    expect(errors.map(({ code }) => code)).toEqual(['invalid-payload'])
    expect(errors[0]!.message).toContain('ahead of all others')
  })

  it('does not keep away what is fetched after a gap', async () => {
    const store = series(
      world.kit,
      'machine' as never,
      'sample' as never,
      defineSeries({
        ...options,
        channel: 'machine' as never,
        events: 'sample' as never,
        async backfill(from, { to }) {
          if (from === null) return []
          return Array.from({ length: 3 }, (_, i) => ({
            at: from + 1000 + ((to - from - 1000) * (i + 1)) / 4,
            cpu: i,
          }))
        },
      }),
    )
    const points = await watch(store)
    for (let i = 0; i < 10; i++) await second(i === 4 ? Date.now() + YEAR : Date.now())
    world.server.cut()
    await vi.advanceTimersByTimeAsync(4000)
    world.server.restore()
    await world.server.settled()
    expect(points.getSnapshot().length).toBe(9 + 3)
  })

  it.each([
    ['a clock that is an hour ahead', (i: number) => START + i * 1000 + 3_600_000],
    ['a clock that is an hour behind', (i: number) => START + i * 1000 - 3_600_000],
    ['a recording that is played ten times as fast', (i: number) => START - YEAR + i * 10_000],
    ['a forecast, hour by hour', (i: number) => START + i * 3_600_000],
    ['one point a day, dated midnight', (i: number) => START - 43_200_000 + i * 86_400_000],
  ])('is not %s', async (_, at) => {
    const points = await watch(series(world.kit, 'machine', 'sample', { ...options, window: YEAR }))
    for (let i = 0; i < 40; i++) await second(at(i))
    expect(times(points)).toEqual(Array.from({ length: 40 }, (_, i) => at(i)))
    expect(errors).toEqual([])
  })

  it('is not a forecast that comes whole', async () => {
    const points = await watch(series(world.kit, 'machine', 'sample', { ...options, window: YEAR }))
    const hours = Array.from({ length: 48 }, (_, i) => ({ at: START + i * 3_600_000, cpu: i }))
    await emit(hours)
    expect(points.getSnapshot().length).toBe(48)
    await emit(hours.map(({ at, cpu }) => ({ at: at + 3_600_000, cpu })))
    expect(points.getSnapshot().length).toBe(96)
  })

  it(
    'never hides a true point, and what was published never changes',
    async () => {
      const wrong = fc.record({
        place: fc.integer({ min: 0, max: 7 }),
        ahead: fc.integer({ min: 120_000, max: 5 * YEAR }),
      })
      /** Of eight that follow one another one may be wrong, so two of any eight. */
      const eight = fc.record({
        wrong: fc.option(wrong),
        late: fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 8, maxLength: 8 }),
      })
      await fc.assert(
        fc.asyncProperty(fc.array(eight, { minLength: 1, maxLength: 8 }), async (eights) => {
          const events = eights.flatMap(({ wrong, late }) =>
            late.map((ms, i) => ({ late: ms, ahead: wrong?.place === i ? wrong.ahead : null })),
          )
          vi.setSystemTime(START)
          world.server.destroy()
          begin()
          const points = await watch(series(world.kit, 'machine', 'sample', options))
          const sent: number[] = []
          const published: [Float64Array, number[]][] = []
          for (const { ahead, late } of events) {
            const at = Date.now() - late + (ahead ?? 0)
            await emit({ at, cpu: 1 })
            if (ahead === null) sent.push(at)
            const { x } = points.getSnapshot()
            published.push([x, [...x]])
            await vi.advanceTimersByTimeAsync(1000)
          }
          const last = Math.max(...sent)
          expect(times(points)).toEqual(sent.filter((at) => at >= last - 60_000).sort((a, b) => a - b))
          for (const [x, copy] of published) expect([...x]).toEqual(copy)
        }),
        { numRuns },
      )
    },
    10_000 + numRuns * 400,
  )
})
