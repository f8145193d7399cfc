import { describe, expect, it } from 'vitest'
import { innerLanguage, isRightToLeft, type Language, speechFor } from './language.ts'

describe('Words and ways of writing', () => {
  it('are those of all components, then those of the one', () => {
    const labels = {
      common: { retry: 'again', empty: 'none' },
      presenceList: { empty: 'nobody' },
      chat: { send: 'go' },
    }
    expect(speechFor('presence-list', { labels }).words).toEqual({ retry: 'again', empty: 'nobody' })
    expect(speechFor('live-map', { labels }).words).toEqual({ retry: 'again', empty: 'none' })
    expect(speechFor('chat', {})).toEqual({
      words: {},
      locale: undefined,
      timeZone: undefined,
      lang: undefined,
      rtl: false,
    })
  })

  it('name their language, which numbers have too where nothing else is said', () => {
    const labels = { locale: 'ar', common: {} }
    expect(speechFor('chat', { labels })).toMatchObject({ lang: 'ar', locale: 'ar', rtl: true })
    expect(speechFor('chat', { labels, locale: 'de' })).toMatchObject({ lang: 'ar', locale: 'de', rtl: true })
    // How numbers are written says nothing of the words.
    expect(speechFor('chat', { locale: 'ar' })).toMatchObject({ lang: undefined, rtl: false })
  })

  it('of an inner provider count, and what it leaves out is as the outer one has it', () => {
    const outer: Language = { labels: { a: {} }, locale: 'de', timeZone: 'Europe/Berlin' }
    expect(innerLanguage({ timeZone: 'Asia/Tokyo' }, outer)).toEqual({ ...outer, timeZone: 'Asia/Tokyo' })
    expect(innerLanguage({ locale: 'fr' }, outer)).toEqual({ ...outer, locale: 'fr' })
    // Other words bring their own way of writing along.
    expect(innerLanguage({ labels: { b: {} } }, outer)).toEqual({
      labels: { b: {} },
      locale: undefined,
      timeZone: 'Europe/Berlin',
    })
    expect(innerLanguage({ locale: 'fr' }, undefined)).toMatchObject({ locale: 'fr', labels: undefined })
  })
})

it('languages written from right to left are told by their tag, by its script before its language', () => {
  for (const tag of ['ar', 'AR-eg', 'he', 'fa-IR', 'ckb', 'az-Arab', 'pa-arab-PK'])
    expect(isRightToLeft(tag)).toBe(true)
  for (const tag of ['en', 'de-AT', 'arn', 'hel', 'ar-Latn', 'uz-Latn-UZ', 'ja'])
    expect(isRightToLeft(tag)).toBe(false)
})
