import { describe, expect, it } from 'vitest'
import { dayOf, isRepeated, localOf, momentsOf, offsetAt } from './zone.ts'

const HOUR = 3_600_000
const zone = 'Europe/Berlin'
const at = (iso: string) => Date.parse(iso)

describe('What clocks of a time zone show', () => {
  it('is told as if it were UTC, to the millisecond, before 1970 and before our era too', () => {
    expect(localOf(at('2026-07-01T10:00:00.250Z'), zone)).toBe(at('2026-07-01T12:00:00.250Z'))
    expect(localOf(at('2026-01-01T23:30:00Z'), 'Asia/Tokyo')).toBe(at('2026-01-02T08:30:00Z'))
    expect(localOf(at('1969-12-31T23:59:59.500Z'), 'UTC')).toBe(-500)
    expect(localOf(at('-000044-03-15T12:00:00Z'), 'UTC')).toBe(at('-000044-03-15T12:00:00Z'))
    expect(offsetAt(at('2026-01-01T00:00:00Z'), 'Asia/Kolkata')).toBe(5.5 * HOUR)
  })

  it('begins a day of any year, a small one too', () => {
    expect(dayOf(2026, 0)).toBe(at('2026-01-01T00:00:00Z'))
    expect(dayOf(99, 11, 31)).toBe(at('0099-12-31T00:00:00Z'))
  })

  it('has one moment, or two where they are put back over it', () => {
    expect(momentsOf(at('2026-07-01T12:00:00Z'), zone)).toEqual({
      moments: [at('2026-07-01T10:00:00Z')],
      back: 0,
    })
    expect(momentsOf(at('2026-10-25T02:30:00Z'), zone)).toEqual({
      moments: [at('2026-10-25T00:30:00Z'), at('2026-10-25T01:30:00Z')],
      back: HOUR,
    })
  })

  it('that they skip is the moment at which they do', () => {
    expect(momentsOf(at('2026-03-29T02:30:00Z'), zone)).toEqual({
      moments: [at('2026-03-29T01:00:00Z')],
      back: 0,
    })
  })

  it('was there before in the hour after they were put back, and in no other', () => {
    const hours = ['00:30', '01:30', '02:30'].map((time) => at(`2026-10-25T${time}:00Z`))
    expect(hours.map((hour) => isRepeated(hour, zone))).toEqual([false, true, false])
    expect(isRepeated(at('2026-03-29T01:30:00Z'), zone)).toBe(false)
  })
})
