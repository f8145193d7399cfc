import type { Message } from '@channelkit/core'
import { expect, it } from 'vitest'
import { dayText, standingOf } from './groups.ts'

const noon = Date.UTC(2026, 2, 3, 12)
const times = { now: noon, locale: 'en', timeZone: 'UTC' }
const message = (more: Partial<Message> = {}) =>
  ({ id: 'a', author: 'bob', name: 'Bob', mine: false, at: noon, ...more }) as Message

it('keeps together what one author says within a while on one day', () => {
  const standing = (more: Partial<Message>, cut = false) => standingOf(message(more), message(), cut, times)
  expect(standing({ at: noon + 60_000 })).toEqual({ day: null, first: false })
  expect(standing({ at: noon + 600_000 })).toEqual({ day: null, first: true })
  expect(standing({ author: 'ann' }).first).toBe(true)
  expect(standing({}, true).first).toBe(true)
  expect(standingOf(message(), undefined, false, times)).toEqual({ day: 'Today', first: true })
  const nobody = { author: null, name: 'A' }
  expect(standingOf(message({ author: null, name: 'B' }), message(nobody), false, times).first).toBe(true)
})

it('names days as people do, in their own time zone', () => {
  const day = 86_400_000
  expect([0, 1, 2, 400].map((ago) => dayText(noon - ago * day, times))).toEqual([
    'Today',
    'Yesterday',
    'Sunday, March 1',
    'Monday, January 27, 2025',
  ])
  expect(dayText(Date.UTC(2026, 2, 2, 23), { ...times, timeZone: 'Asia/Tokyo' })).toBe('Today')
})

it('says nothing of days before it is known whose they are', () => {
  expect(standingOf(message(), undefined, false, { ...times, now: 0 }).day).toBeNull()
  expect(standingOf(message({ at: 0 }), undefined, false, times).day).toBeNull()
})
