import { describe, expect, it } from 'vitest'
import { agoOf, bytes, plural, visible } from './format.ts'

describe('what people read', () => {
  it.each([
    [0, '0 B'],
    [0.25, '0.3 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [9999, '10.0 kB'],
    [12_345, '12 kB'],
    [5_600_000, '5.6 MB'],
    [3e15, '3000 TB'],
  ])('%i bytes are %s', (value, text) => expect(bytes(value)).toBe(text))

  it.each([
    [-5, '0 s ago'],
    [59_400, '59 s ago'],
    [60_000, '1 min ago'],
    [3_599_000, '59 min ago'],
    [7_200_000, '2 h ago'],
    [200_000_000, '2 d ago'],
  ])('%i ms are %s', (ms, text) => expect(agoOf(1000, 1000 + ms)).toBe(text))

  it('one is one, and all else is many', () => {
    expect([plural(1, 'event'), plural(0, 'event'), plural(12_345, 'event')]).toEqual([
      '1 event',
      '0 events',
      '12,345 events',
    ])
    expect([plural(1, 'ms', 'ms'), plural(2, 'ms', 'ms')]).toEqual(['1 ms', '2 ms'])
  })
})

describe('what strangers wrote', () => {
  it.each([
    ['\u202egnp.exe', '\\u202egnp.exe'],
    ['a\u200bb', 'a\\u200bb'],
    ['\u0000\u001b[31m', '\\u0000\\u001b[31m'],
    ['\u2066x\u2069', '\\u2066x\\u2069'],
    ['a\r\nb', 'a␍\nb'],
    ['\ufeff', '\\ufeff'],
  ])('%j shows what can’t be seen', (text, shown) => expect(visible(text)).toBe(shown))

  it('is as it was where all of it can be seen', () => {
    const text = '{"a":\t"é 漢字 עברית 😀 <b>"}\n'
    expect(visible(text)).toBe(text)
  })
})
