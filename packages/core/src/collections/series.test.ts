import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHandKit } from '../../test/hand-kit.ts'
import { series } from '../index.ts'
import type { SeriesDefinitionOptions } from './series.ts'

let world: ReturnType<typeof createHandKit>
beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
  world = createHandKit(true)
})
afterEach(() => {
  world.kit.destroy()
  vi.useRealTimers()
})
const open = (options?: SeriesDefinitionOptions<{ x: number; y: number }>) => {
  const store = series(world.kit, 'presence-a' as never, 'p' as never, options as never)
  store.subscribe(() => {})
  return store
}
const of = (store: ReturnType<typeof open>) => {
  world.kit.flush()
  return store.getSnapshot()
}
const xs = (store: ReturnType<typeof open>) => [...of(store).x]
const point = (data: unknown, at = 1_000_000) =>
  world.tell({ type: 'event', at, channel: 'presence-a', event: 'p', data, userId: undefined })
const settled = () => vi.advanceTimersByTimeAsync(0)

describe('a series', () => {
  it('has a column a field, one point an event or many, and says when the last came', () => {
    const store = open({ x: 'x' as never, y: ['y', 'z'] as never })
    point({ x: 1, y: 10, z: 100 }, 7)
    point(
      [
        { x: 2, y: 20 },
        { x: 3, z: 300 },
      ],
      8,
    )
    const { length, y, lastAt, appended, status } = of(store)
    expect([xs(store), [...y.y!], [...y.z!]]).toEqual([
      [1, 2, 3],
      [10, 20, Number.NaN],
      [100, Number.NaN, 300],
    ])
    expect({ length, lastAt, appended, status }).toEqual({
      length: 3,
      lastAt: 8,
      appended: 3,
      status: 'live',
    })
  })

  it('takes the payload for the number, and the time of arrival, where nothing else was said', () => {
    const store = open()
    point(5, 1_000_000)
    point('6.5', 1_000_001)
    expect([xs(store), [...of(store).y.value!]]).toEqual([
      [1_000_000, 1_000_001],
      [5, 6.5],
    ])
  })

  it('leaves out what has no time', () => {
    const store = open({ x: 'x', y: 'y' })
    point([{ x: 1, y: 1 }, { y: 2 }, { x: 'soon', y: 3 }, { x: 4, y: 4 }])
    expect(xs(store)).toEqual([1, 4])
    expect(world.errors.map(({ code }) => code)).toEqual(['invalid-payload'])
  })

  it('keeps as many as fit, and as long as they are in the window', () => {
    const [few, narrow] = [open({ x: 'x', y: 'y', capacity: 2 }), open({ x: 'x', y: 'y', window: 10 })]
    for (const x of [0, 5, 10, 12]) point({ x, y: x })
    expect([xs(few), xs(narrow)]).toEqual([
      [10, 12],
      [5, 10, 12],
    ])
  })

  it('tells once of what is dated ahead of all others', () => {
    open({ x: 'x', y: 'y', window: 60_000 })
    for (let n = 0; n < 6; n++) point({ x: 1_000_000 + n, y: 1 }, 1_000_000 + n)
    for (let n = 6; n < 12; n++)
      point(
        [
          { x: 99_000_000, y: 1 },
          { x: 1_000_000 + n, y: 1 },
        ].slice(n === 6 ? 0 : 1),
        1_000_000 + n,
      )
    world.kit.flush()
    expect(world.errors.map(({ message }) => message.split(', and')[0])).toEqual([
      expect.stringContaining(
        'p on presence-a: a point is dated 1970-01-02T03:30:00.000Z, ahead of all others',
      ),
    ])
  })

  it('refuses options that make no sense', () => {
    const wrong: [SeriesDefinitionOptions, string][] = [
      ...[0, -1, 1.5, '7' as never].map((capacity): [object, string] => [
        { capacity },
        `capacity must be a whole number above 0, not ${capacity}`,
      ]),
      ...[0, -5, Number.NaN].map((window): [object, string] => [
        { window },
        `window must be above 0 ms, not ${window}`,
      ]),
      [{ y: [] }, 'y must name at least one field'],
      [{ backfill: () => [] }, 'backfill needs x, to know where the points belong'],
      [{ initial: [] }, 'initial needs x, to know where the points belong'],
    ]
    for (const [options, why] of wrong)
      expect(() => open(options as never)).toThrow(
        expect.objectContaining({
          code: 'invalid-options',
          message: expect.stringContaining(`series: ${why}.`),
        }),
      )
    expect(of(open({ capacity: 1, window: 0.5 })).length).toBe(0)
  })

  it('is one for the same question, and its revisions are those of no run before', () => {
    const first = open({ y: 'y' })
    expect([open({ y: 'y' }) === first, open({ y: 'x' }) === first, open() === first]).toEqual([
      true,
      false,
      false,
    ])
    const [a, b] = [of(first).revision, of(open({ y: 'x' })).revision]
    expect(Math.abs(a - b)).toBeGreaterThanOrEqual(1e9)
  })
})

describe('what a series missed', () => {
  it('is a gap for as long as it lies in what is shown', () => {
    const store = open({ x: 'x', y: 'y', window: 100 })
    expect(of(store).gaps).toEqual([])
    point({ x: 1000, y: 1 })
    world.lose(1010, 1020)
    point({ x: 1030, y: 1 })
    world.lose(1040, 1050)
    expect(of(store).gaps).toEqual([{ from: 1010, to: 1050 }])
    point({ x: 1150, y: 1 })
    expect([xs(store), of(store).gaps]).toEqual([[1150], []])
  })

  it('stays a gap up to the very point on which it ends', () => {
    const store = open({ x: 'x', y: 'y', window: 100 })
    world.lose(1010, 1020)
    expect(of(store).gaps).toHaveLength(1)
    point({ x: 1020, y: 1 })
    expect(of(store).gaps).toEqual([{ from: 1010, to: 1020 }])
    point({ x: 1021, y: 1 })
    point({ x: 1121, y: 1 })
    expect(of(store).gaps).toEqual([])
  })

  it('is no gap before the first point, until one comes late from before it, whenever frames are', () => {
    const store = open({ x: 'x', y: 'y' })
    world.lose(1010, 1020)
    point({ x: 1030, y: 1 })
    expect(of(store).gaps).toEqual([])
    const { gaps } = of(store)
    point({ x: 1040, y: 1 })
    expect(of(store).gaps).toBe(gaps)
    point({ x: 1005, y: 1 })
    expect([xs(store), of(store).gaps]).toEqual([[1005, 1030, 1040], [{ from: 1010, to: 1020 }]])
  })

  it('is fetched, and then no gap; what was held back meanwhile shows once', async () => {
    const answers: ((points: unknown[]) => void)[] = []
    const store = open({ x: 'x', y: 'y', backfill: () => new Promise((resolve) => answers.push(resolve)) })
    point({ x: 3, y: 3 })
    answers[0]!([
      { x: 1, y: 1 },
      { x: 2, y: 2 },
      { x: 3, y: 3 },
    ])
    await settled()
    expect([xs(store), of(store).gaps]).toEqual([[1, 2, 3], []])
    world.lose(1010, 1020)
    expect(of(store).gaps).toEqual([{ from: 1010, to: 1020 }])
    point({ x: 5, y: 5 })
    answers[1]!([
      { x: 2, y: 2 },
      { x: 4, y: 4 },
    ])
    await settled()
    expect([xs(store), of(store).gaps]).toEqual([[1, 2, 3, 4, 5], []])
  })
})

it('what a page was given is there at first, without asking what time it is', () => {
  const now = vi.spyOn(Date, 'now')
  const before = now.mock.calls.length
  const store = series(world.kit, 'presence-a', 'p', {
    x: 'x' as never,
    y: 'y' as never,
    initial: [{ x: 1, y: 1 }, { y: 5 }, { x: 4e12, y: 4 }],
  })
  expect([[...store.getSnapshot().x], now.mock.calls.length]).toEqual([[1, 4e12], before])
  now.mockRestore()
})
