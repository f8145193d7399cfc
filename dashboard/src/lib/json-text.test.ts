import { describe, expect, it } from 'vitest'
import { packed, readable } from './json-text.ts'

const VALUES = [
  ...['{}', '[]', '[[]]', '{"a":{}}', '""', '"a: [1, 2]"', 'null', '-1.5', 'true'],
  '{"a":[1,"two",null,{"b":false}],"c\\"{":"\\\\"}',
  '{"__proto__":{"a":1},"b":"\u202e"}',
]

describe('JSON', () => {
  it.each(VALUES)('%s is laid out as everywhere, and packed again', (text) => {
    expect(readable(text)).toBe(JSON.stringify(JSON.parse(text), null, 2))
    expect(packed(readable(text))).toBe(text)
    expect(packed(` \n${readable(text)}\t `)).toBe(text)
  })

  it.each(['{"id":12345678901234567890}', '[1.0,1e2,-0]', '{"a":1,"a":2}', '"\\u202e"'])(
    '%s keeps each sign, which a value would not',
    (text) => {
      expect(packed(readable(text))).toBe(text)
      expect(readable(text).replace(/\s/g, '')).toBe(text)
    },
  )

  it.each(['no json', '', '{', '<b>', '\u0000', '{"a":1}}'])('%o is none, and stays as it is', (text) => {
    expect([readable(text), packed(text)]).toEqual([text, text])
  })

  it('is laid out however deep and long it is, without lines that grow with the depth', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000)
    expect(readable(deep).length).toBeLessThan(100 * deep.length)
    expect(packed(readable(deep))).toBe(deep)
    const long = JSON.stringify(['\\"'.repeat(500_000)])
    expect(packed(readable(long))).toBe(long)
  })
})
