import { describe, expect, it } from 'vitest'
import { isEnough, joined, type Need, rateOf, sameNeed, serves, type Term } from './terms.ts'

const term = (rate: number, more: Partial<Term> = {}): Term => ({ by: 'symbol', merge: false, rate, ...more })

describe('terms', () => {
  it('of several are the most that any of them wants', () => {
    expect(joined([term(2), term(10), term(5)])).toEqual(term(10))
    expect(joined([])).toBe(null)
  })

  it('of several that need the last so many, numbers or people are what is enough for all', () => {
    const points = (...fields: string[]): Need => ({ x: 'at', fields, most: 10 })
    expect(joined([{ last: 5 }, { last: 100 }, { last: 7 }])).toEqual({ last: 100 })
    expect(joined([points('a'), { ...points('b', 'a'), most: 20 }])).toEqual({
      ...points('a', 'b'),
      most: 20,
    })
    expect(joined([{ leaveAfter: 5 }, { leaveAfter: 5 }])).toEqual({ leaveAfter: 5 })
  })

  it('of different kinds are none', () => {
    const kinds: Need[] = [{ last: 5 }, { x: null, fields: ['a'], most: 5 }, { leaveAfter: 5 }, term(2)]
    for (const a of kinds) for (const b of kinds) expect(joined([a, b])).toEqual(a === b ? a : null)
    expect(joined([{ leaveAfter: 5 }, { leaveAfter: 6 }])).toBe(null)
    expect(joined([kinds[1]!, { ...kinds[1]!, x: 'at' } as Need])).toBe(null)
  })

  it('are enough for whoever needs no more', () => {
    expect([isEnough({ last: 5 }, { last: 4 }), isEnough({ last: 5 }, { last: 6 })]).toEqual([true, false])
    expect([isEnough({ last: 5 }, null), isEnough(term(9), term(2))]).toEqual([false, true])
  })

  it('are none where one wants all events, or another key', () => {
    expect(joined([term(2), null])).toBe(null)
    expect(joined([null, term(2)])).toBe(null)
    expect(joined([term(2), term(2, { by: null })])).toBe(null)
    expect(joined([term(2), term(2, { merge: true })])).toBe(null)
  })

  it('serve whoever wants no fewer', () => {
    expect(serves(term(10), term(10))).toBe(true)
    expect(serves(term(5), term(10))).toBe(true)
    expect(serves(term(20), term(10))).toBe(false)
    expect(serves(term(5, { by: null }), term(10))).toBe(false)
    expect(serves(undefined, term(10))).toBe(false)
    expect(serves(term(5), null)).toBe(false)
  })

  it('are the same if they say the same', () => {
    expect([sameNeed(term(1), term(1)), sameNeed(term(1), term(2)), sameNeed(null, null)]).toEqual([
      ...[true, false, true],
    ])
    expect([sameNeed(null, term(1)), sameNeed(term(1), null)]).toEqual([false, false])
  })

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e9, '10', null, {}])(
    'refuse the rate %s',
    (rate) => {
      expect(() => rateOf(rate)).toThrow(expect.objectContaining({ code: 'invalid-options' }))
    },
  )
  it('say which rates there are, and which was given', () => {
    const said = 'maxRate must be a number of updates a second from 0.01 to 1000, not'
    expect(() => rateOf('10')).toThrow(`${said} "10".`)
    expect(() => rateOf(undefined)).toThrow(`${said} undefined.`)
  })
  it('are others for another key, or where changes are merged', () => {
    expect(sameNeed(term(1), term(1, { by: 'id' }))).toBe(false)
    expect(sameNeed(term(1), term(1, { merge: true }))).toBe(false)
  })
  it('take rates from one in 100 seconds to 1000 a second', () => {
    expect([0.01, 10, 1000].map(rateOf)).toEqual([0.01, 10, 1000])
  })
})
