import { describe, expect, it } from 'vitest'
import type { ClusterLink, ClusterPast } from './cluster.ts'
import type { HistoryRule } from './history.ts'
import { shareHistory } from './shared-history.ts'

const HOUR = 3600_000
/** The middle of a quarter of a day. */
const NOW = 100 * 6 * HOUR + 3 * HOUR
type Kept = ClusterPast['events'][number]
const event = (serial: number, before: number | undefined, at = NOW - 1000): Kept => ({
  ...{ serial, before, at },
  ...{ event: 'e', data: `${serial}`, except: undefined },
})

function setUp(past: Partial<ClusterPast> | null, rules: readonly HistoryRule[] = [{ channels: 'a' }]) {
  const asked: unknown[] = []
  const link = {
    position: (name: string) => (name === 'a' ? { life: 'life', serial: 9 } : undefined),
    past(name: string, what: object) {
      asked.push([name, what])
      const found = { life: 'life', at: NOW, serial: 20, last: undefined, events: [], ...past }
      return Promise.resolve(past && found)
    },
  } as unknown as ClusterLink
  const clock = { now: () => NOW, monotonic: () => 50_000 }
  return { history: shareHistory(rules, { link, clock }), asked }
}
const now = { stream: 'life.100', serial: 5 }

describe('the history that processes have together', () => {
  it('is where the channel is, in this quarter of a day, of channels that keep one', async () => {
    const { history, asked } = setUp({ last: 8 })
    expect(history.position('a')).toEqual({ stream: 'life.100', serial: 9 })
    expect(history.position('b')).toBeUndefined()
    expect(await history.find('a')).toEqual({ stream: 'life.100', serial: 8 })
    expect(await history.find('b')).toBeUndefined()
    expect(asked).toEqual([['a', { last: 1 }]])
    expect(await setUp({}).history.find('a')).toEqual({ stream: 'life.100', serial: 20 })
    expect(await setUp(null).history.find('a')).toBeUndefined()
    expect([history.ruleOf('a')?.channels, history.ruleOf('b')]).toEqual(['a', undefined])
  })

  it('is asked for no more than is kept, and has events with when they were', async () => {
    const { history, asked } = setUp({
      last: 7,
      events: [event(7, undefined, NOW - 400), event(8, 7, NOW + 9)],
    })
    expect(await history.read('a', {})).toEqual({
      complete: true,
      events: [
        { event: 'e', data: '7', serial: 7, except: undefined, at: NOW - 400, since: 49_600 },
        { event: 'e', data: '8', serial: 8, except: undefined, at: NOW + 9, since: 50_000 },
      ],
    })
    await history.read('a', { after: 1, before: 9, first: 2, last: 3 })
    const many = setUp({}, [{ channels: 'a', events: 9000 }])
    await many.history.read('a', {})
    const few = setUp({}, [{ channels: 'a', events: 10 }])
    await few.history.read('a', {})
    const lasts = [...many.asked, ...few.asked].map((one) => (one as [string, { last: number }])[1].last)
    expect([asked[1], lasts]).toEqual([
      ['a', { after: 1, before: 9, first: 2, last: 3 }],
      [5000, 10],
    ])
  })

  it('is nothing, and not complete, where nobody can be asked or nothing is kept', async () => {
    const nothing = { events: [], complete: false }
    expect(await setUp(null).history.read('a', {})).toEqual(nothing)
    const { history, asked } = setUp({})
    expect(await history.read('b', {})).toEqual(nothing)
    expect(asked).toEqual([])
  })

  it('ends with the age of the rule, or as long ago as was asked for', async () => {
    const events = [event(1, undefined, NOW - 3000), event(2, 1, NOW - 2000), event(3, 2, NOW - 1000)]
    const { history } = setUp({ last: 3, events }, [{ channels: 'a', age: 2000 }])
    const serials = async (what: object) => (await history.read('a', what)).events.map(({ serial }) => serial)
    expect(await serials({})).toEqual([2, 3])
    expect(await serials({ within: 1000 })).toEqual([3])
    expect(await serials({ within: 99_000 })).toEqual([2, 3])
    // What was too old was before the first that is there.
    expect((await history.since('a', { ...now, serial: 1 })).complete).toBe(true)
    expect((await history.since('a', { ...now, serial: 0 })).complete).toBe(false)
  })

  it('is whole where fewer came than were asked for', async () => {
    const { history } = setUp({ last: 2, events: [event(1, undefined), event(2, 1)] })
    const complete = async (what: object) => (await history.read('a', what)).complete
    expect([await complete({ last: 3 }), await complete({ last: 2 })]).toEqual([true, false])
  })

  it('knows whether anything is missing since a number', async () => {
    const since = async (past: Partial<ClusterPast>, position: { stream: string; serial: number } = now) =>
      (await setUp(past).history.since('a', position)).complete
    expect(await since({ last: 7, events: [event(7, 5)] })).toBe(true)
    expect(await since({ last: 7, events: [event(7, 6)] })).toBe(false)
    // None after it: it depends on which was the last.
    expect([await since({ last: 5 }), await since({ last: 6 })]).toEqual([true, false])
    // Of another life no number means anything.
    expect(await since({ last: 5 }, { ...now, stream: 'other.100' })).toBe(false)
    expect(
      (await setUp({ events: [event(7, 5)] }).history.since('a', { ...now, stream: 'x.100' })).events,
    ).toEqual([])
    // Numbers were moved to other processes meanwhile.
    expect([await since({ last: 5, moved: 6 }), await since({ last: 5, moved: 5 })]).toEqual([false, true])
  })

  it('can be sure that there was none for long only of who was told today', async () => {
    const since = async (quarter: number, events: Kept[] = []) =>
      (await setUp({ events }).history.since('a', { ...now, stream: `life.${quarter}` })).complete
    expect([await since(100), await since(97), await since(96)]).toEqual([true, true, false])
    expect(await since(97, [event(7, undefined)])).toBe(true)
    expect(await since(96, [event(7, undefined)])).toBe(false)
  })
})
