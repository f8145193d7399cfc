import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { setUp } from './test-conflation.ts'

const numRuns = Number(process.env.PROPERTY_RUNS ?? 100)

/** What happens: time passes, a quote or another event is published, somebody changes what they want, or leaves. */
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ is: fc.constant('quote' as const), key: fc.nat(3), by: fc.nat(3) }) },
  { weight: 3, arbitrary: fc.record({ is: fc.constant('wait' as const), ms: fc.nat(300) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('other' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ is: fc.constant('ask' as const), rate: fc.constantFrom(0, 0.5, 3, 10, 60, 1000) }),
  },
)

describe('in any order of events, times and terms', () => {
  const history = [{ channels: '*', events: 1e6, age: 1e9 }]
  it('ends with what all would end with, each key in order, and nothing waits longer than asked', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 60 }),
        fc.boolean(),
        fc.constantFrom({}, { conflatedKeys: 2 }, { conflated: 150 }),
        (steps, merge, limits) => {
          const { connect, app, pass, time } = setUp({ limits, history })
          const slow = connect()
          const fields = (n: number, by: number) => (merge ? { [`f${by}`]: n } : { n })
          const sent: { at: number; key?: string; period: number }[] = []
          const rows = new Map<string, Record<string, unknown>>()
          let period = 0
          steps.forEach((one, n) => {
            if (one.is === 'wait') pass(one.ms)
            else if (one.is === 'ask') {
              period = one.rate && 1000 / one.rate
              slow.ask(...(one.rate ? [{ event: 'quote', by: 's', rate: one.rate, merge }] : []))
            } else {
              sent.push({ at: time(), period, ...(one.is === 'quote' && { key: `k${one.key}` }) })
              if (one.is === 'other') app.publish('market', 'other', String(n))
              else {
                const row = { s: `k${one.key}`, ...fields(n, one.by) }
                rows.set(row.s, { ...(merge && rows.get(row.s)), ...row })
                app.publish('market', 'quote', JSON.stringify(row))
              }
            }
          })
          pass(3000)

          const ends = new Map<string, Record<string, unknown>>()
          const last = new Map<string, number>()
          /** Up to which all was sent, as a client reckons. */
          let known = 0
          const had = new Set<number>()
          for (const { event, data, serial, upto, at, newest } of slow.got) {
            had.add(serial!)
            // Never more than what is still owed lets it be.
            known = Math.max(known, upto ?? serial!)
            if (event === 'other') {
              // All that came before it was sent before it.
              for (let n = 1; n < serial!; n++) expect(isOwed(n, had, sent)).toBe(false)
              continue
            }
            const { s } = data as { s: string }
            ends.set(s, { ...(merge && ends.get(s)), ...(data as object) })
            expect(serial!).toBeGreaterThan(last.get(s) ?? 0)
            last.set(s, serial!)
            const { at: came, period } = sent[serial! - 1]!
            expect(at - came).toBeLessThanOrEqual(period + 0.001)
            // Whoever asks for all that came after that misses nothing.
            const later = merge ? [] : Array.from({ length: newest! - known }, (_, n) => known + 1 + n)
            const covers = new Set([...had, ...later])
            for (let n = 1; n <= known; n++) expect(isOwed(n, covers, sent)).toBe(false)
          }
          expect(Object.fromEntries(ends)).toEqual(Object.fromEntries(rows))
          // Rows are first seen in the order in which they came.
          expect([...ends.keys()]).toEqual([...rows.keys()])
        },
      ),
      { numRuns },
    )
  })

  /** Whether an event is still to come: neither it nor a newer one of its key was sent. */
  function isOwed(serial: number, had: ReadonlySet<number>, sent: readonly { key?: string }[]): boolean {
    const { key } = sent[serial - 1]!
    if (key === undefined) return !had.has(serial)
    return ![...had].some((one) => one >= serial && sent[one - 1]!.key === key)
  }
})
