import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { momentTicks, tickTexts } from './moment-ticks.ts'
import { localOf, offsetAt } from './zone.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const WEEK = 7 * DAY
const zones = Intl.supportedValuesOf('timeZone')

const shownBy = (from: number, to: number, count: number, timeZone: string) => {
  const ticks = momentTicks(from, to, count, timeZone)
  return { ...ticks, texts: tickTexts(ticks, { locale: 'en-GB', timeZone }) }
}

/** The moments of a year at which the clocks of a zone are changed, to the minute. */
function changesOf(timeZone: string, year: number): number[] {
  const found: number[] = []
  // No clock is changed twice in a week.
  for (let week = Date.UTC(year, 0, 1); week < Date.UTC(year + 1, 0, 1); week += WEEK) {
    if (offsetAt(week, timeZone) === offsetAt(week + WEEK, timeZone)) continue
    let [low, high] = [week, week + WEEK]
    while (high - low > MINUTE) {
      const middle = Math.floor((low + high) / 2 / MINUTE) * MINUTE
      if (offsetAt(middle, timeZone) === offsetAt(week, timeZone)) low = middle
      else high = middle
    }
    found.push(high)
  }
  return found
}

/** What must hold of an axis, whatever the clocks do. */
function check(from: number, span: number, count: number, timeZone: string) {
  const { moments, texts, step } = shownBy(from, from + span, count, timeZone)
  const where = `${timeZone} ${new Date(from).toISOString()} ${span} ${count}: ${texts.join(', ')}`
  for (const [i, at] of moments.entries()) {
    expect(at, where).toBeGreaterThan(moments[i - 1] ?? from - 1)
    expect(at, where).toBeLessThanOrEqual(from + span)
    if (i > 0) expect(texts[i], where).not.toBe(texts[i - 1])
    const local = localOf(at, timeZone)
    // Round on the clock, or where the clock is put forward over what would be.
    const round = step >= DAY ? local % DAY === 0 : local % step === 0
    const before = localOf(at - 1000, timeZone)
    expect(round || local - before > 1000, where).toBe(true)
  }
  return { moments, texts }
}

describe('ticks of moments', () => {
  it('are round on the clocks of the time zone', () => {
    expect(momentTicks(1000, 61_000, 4).moments).toEqual([15_000, 30_000, 45_000, 60_000])
    const day = Date.UTC(2026, 2, 28)
    // Clocks go forward in the night to the 29th of March: the days begin at midnight before and after.
    const berlin = shownBy(day, day + 3 * DAY, 3, 'Europe/Berlin')
    expect(berlin.texts).toEqual(['29 Mar', '30 Mar', '31 Mar'])
    expect(berlin.moments.map((at) => localOf(at, 'Europe/Berlin') % DAY)).toEqual([0, 0, 0])
    expect(shownBy(day, day + 12 * HOUR, 4, 'Asia/Kolkata').texts).toContain('09:00')
  })

  it('are there once a day where midnight is skipped, and tell an hour from the same one again', () => {
    const cairo = Date.UTC(2026, 3, 22)
    expect(shownBy(cairo, cairo + 4 * DAY, 4, 'Africa/Cairo').texts).toEqual([
      '23 Apr',
      '24 Apr',
      '25 Apr',
      '26 Apr',
    ])
    const santiago = Date.UTC(2026, 8, 4, 12)
    expect(shownBy(santiago, santiago + 4 * DAY, 4, 'America/Santiago').texts).toEqual([
      '5 Sept',
      '6 Sept',
      '7 Sept',
      '8 Sept',
    ])
    const berlin = Date.UTC(2026, 9, 24, 22)
    expect(shownBy(berlin, berlin + 6 * HOUR, 6, 'Europe/Berlin').texts).toEqual([
      '00:00',
      '01:00',
      '02:00',
      '02:00 CET',
      '03:00',
      '04:00',
      '05:00',
    ])
    const spring = Date.UTC(2026, 2, 28, 23)
    expect(shownBy(spring, spring + 4 * HOUR, 4, 'Europe/Berlin').texts).toEqual([
      '00:00',
      '01:00',
      '03:00',
      '04:00',
      '05:00',
    ])
  })

  it('go from parts of a second to centuries', () => {
    const from = Date.UTC(2026, 0, 1)
    const spans = [
      8,
      60,
      900,
      9000,
      3 * MINUTE,
      HOUR,
      DAY,
      9 * DAY,
      70 * DAY,
      400 * DAY,
      4000 * DAY,
      400_000 * DAY,
    ]
    for (const span of spans) {
      const { moments, texts } = check(from, span, 5, 'Europe/Paris')
      expect(moments.length).toBeGreaterThan(1)
      expect(new Set(texts).size).toBe(texts.length)
    }
    expect(shownBy(from, from + 400 * DAY, 5, 'UTC').texts).toEqual([
      'Jan 2026',
      'Apr 2026',
      'Jul 2026',
      'Oct 2026',
      'Jan 2027',
    ])
    expect(shownBy(from, from + 4000 * DAY, 6, 'UTC').texts).toEqual([
      '2026',
      '2028',
      '2030',
      '2032',
      '2034',
      '2036',
    ])
  })

  it('end where dates do', () => {
    for (const at of [-8.64e15, 8.64e15 - 1e12, -1e15, 9e15, Number.NaN]) {
      const { moments } = shownBy(at, at + 1e12, 5, 'America/New_York')
      for (const moment of moments) expect(Number.isNaN(new Date(moment).getTime())).toBe(false)
    }
    expect(shownBy(-9e15, 9e15, 5, 'UTC').moments.length).toBeGreaterThan(1)
    expect(shownBy(0, 1e9, 0, 'UTC').moments).toEqual([])
  })

  it('hold around every change of every zone, at every step', () => {
    const spans = [40 * MINUTE, 3 * HOUR, 8 * HOUR, 30 * HOUR, 3 * DAY, 9 * DAY, 60 * DAY]
    const told = new Set<string>()
    for (const zone of zones) {
      const changes = changesOf(zone, 2026)
      // Many zones have the same clocks.
      const clocks = [
        offsetAt(Date.UTC(2026, 0, 1), zone),
        ...changes,
        ...changes.map((at) => offsetAt(at, zone)),
      ].join()
      if (told.has(clocks)) continue
      told.add(clocks)
      for (const change of changes) {
        for (const span of spans) check(change - span / 2, span, 6, zone)
      }
    }
    expect(told.size).toBeGreaterThan(40)
  }, 60_000)

  it('hold at any time in any zone, as many as asked for or fewer', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(1920, 0, 1), max: Date.UTC(2080, 0, 1) }),
        fc.double({ min: 1, max: 11.5, noNaN: true }),
        fc.double({ min: 2, max: 12, noNaN: true }),
        (zone, from, digits, count) => {
          const { moments } = check(from, Math.round(10 ** digits), count, zone)
          expect(moments.length).toBeLessThanOrEqual(count + 3)
        },
      ),
      { numRuns: 400 },
    )
  }, 60_000)
})
