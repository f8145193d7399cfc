import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Bucket, type Counts, createRing, FIELDS, pointOf, RANGES, sumOf } from './rings.ts'

const counts = (some: Partial<Counts> = {}): Counts => ({
  ...(Object.fromEntries(FIELDS.map((field) => [field, 0])) as Counts),
  ...some,
})

describe('a ring', () => {
  it('adds what flows within a step, keeps the most connections, and closes a bucket with the next', () => {
    const ring = createRing({ step: 1000, keep: 3 })
    expect(ring.add(10_200, 500, counts({ sent: 5, connections: 3 }))).toBeUndefined()
    expect(ring.add(10_700, 500, counts({ sent: 2, connections: 1 }))).toBeUndefined()
    expect(ring.add(11_100, 400, counts({ sent: 1, connections: 2 }))).toEqual({
      at: 10_000,
      ms: 1000,
      counts: counts({ sent: 7, connections: 3 }),
    })
    expect(ring.list().map(({ at }) => at)).toEqual([10_000, 11_000])
  })

  it('forgets the oldest, and makes no bucket again where the clock was set back', () => {
    const ring = createRing({ step: 1000, keep: 3 })
    for (const at of [1000, 2000, 3000, 4000]) ring.add(at, 1000, counts({ api: 1 }))
    expect(ring.list().map(({ at }) => at)).toEqual([2000, 3000, 4000])
    ring.add(1500, 1000, counts({ api: 1 }))
    expect(ring.list().at(-1)).toMatchObject({ at: 4000, counts: { api: 2 } })
  })

  it('loses nothing that fits into it, whenever it comes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 2500 }), { maxLength: 60 }), (pauses) => {
        const ring = createRing({ step: 1000, keep: 1000 })
        let now = 0
        for (const pause of pauses) {
          now += pause
          ring.add(now, pause, counts({ sent: 1 }))
        }
        const sent = ring.list().reduce((sum, bucket) => sum + bucket.counts.sent, 0)
        expect(sent).toBe(pauses.length)
        expect(ring.list().every(({ at }) => at % 1000 === 0)).toBe(true)
      }),
    )
  })

  it.each(Object.entries(RANGES))('reaches over the whole last %s', (name, { step, keep }) => {
    expect(step * keep).toBeGreaterThanOrEqual({ minute: 60_000, hour: 3_600_000, day: 86_400_000 }[name]!)
  })
})

const bucket = (at: number, ms: number, some: Partial<Counts>): Bucket => ({ at, ms, counts: counts(some) })

it('buckets of several processes that began at one moment are one, in the order of time', () => {
  const here = [bucket(1000, 1000, { sent: 1, connections: 2 }), bucket(2000, 300, { sent: 4 })]
  const there = [bucket(2000, 1000, { sent: 10, connections: 5 }), bucket(0, 1000, { errors: 1 })]
  expect(sumOf([here, there])).toEqual([
    bucket(0, 1000, { errors: 1 }),
    bucket(1000, 1000, { sent: 1, connections: 2 }),
    bucket(2000, 1000, { sent: 14, connections: 5 }),
  ])
  // What was given is as it was: each process goes on counting in its own.
  expect(here[1]).toEqual(bucket(2000, 300, { sent: 4 }))
})

it('a point says what flows by the second, what is rare as it is, and divides by no time at all', () => {
  expect(pointOf(bucket(5, 15_000, { sent: 30, bytesOut: 7, errors: 3, connections: 9 }))).toEqual({
    at: 5,
    ...counts({ sent: 2, bytesOut: 0.5, errors: 3, connections: 9 }),
  })
  expect(pointOf(bucket(5, 0, { sent: 30 })).sent).toBe(0)
})
