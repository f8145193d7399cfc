import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundedJson } from './bounded-json.ts'
import { deepEqual } from './equal.ts'

const nested = (depth: number, open = '[', close = ']', core = '') =>
  JSON.parse(open.repeat(depth) + core + close.repeat(depth))
const deep = [
  nested(5100),
  nested(200_000),
  nested(1700, '{"a":', '}', '1'),
  nested(50_000, '[{"a":', '}]', 'null'),
]

describe('boundedJson', () => {
  it('writes what JSON writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(boundedJson(value)).toBe(JSON.stringify(value))
      }),
    )
    expect(boundedJson(undefined)).toBe('')
    expect(boundedJson({ a: [1, { b: 2 }] }, { indent: 2 })).toBe(
      JSON.stringify({ a: [1, { b: 2 }] }, null, 2),
    )
  })

  it.each([0, 1, 2, 3])('ends in depth and size (%i)', (i) => {
    expect(boundedJson(deep[i]).length).toBeLessThan(10_000)
    expect(boundedJson(deep[i], { depth: 30, indent: 2 }).length).toBeLessThan(10_000)
    expect(boundedJson(deep[i])).toContain('"…"')
  })

  it('cuts what is much', () => {
    const many = Array.from({ length: 100_000 }, (_, n) => ({ n }))
    const text = boundedJson({ many, long: 'x'.repeat(100_000) }, { most: 1000 })
    expect(text.length).toBeLessThan(20_000)
    expect(JSON.parse(text)).toBeTruthy()
  })

  it.each([
    [['abc', 'abcd'], 3, '["abc","abc…"]'],
    ['abcd', 3, '"abc…"'],
    ['abc', 3, '"abc"'],
    [[1, 2, 3, 4], 3, '[1,2,"…"]'],
    [{ a: 1, b: 2, c: 3, d: 4 }, 3, '{"a":1,"b":2,"c":"…"}'],
    [[1, 2], 3, '[1,2]'],
    [new Date(0), 9, JSON.stringify(String(new Date(0).toJSON()))],
  ])('of %j with room for %i writes %s', (value, most, text) => {
    expect(boundedJson(value, { most })).toBe(text)
  })

  it('takes what JSON can’t: circles, and numbers too large for it', () => {
    const circle: Record<string, unknown> = { big: 5n }
    circle.self = circle
    expect(boundedJson(circle, { depth: 2 })).toBe('{"big":"5","self":{"big":"5","self":"…"}}')
    expect(boundedJson(JSON.parse('{"__proto__":{"a":1}}'))).toBe('{"__proto__":{"a":1}}')
  })
})

describe('deepEqual', () => {
  it.each([0, 1, 2, 3])('ends, and calls equal only what it has seen to the end (%i)', (i) => {
    const [one, other] = [deep[i], JSON.parse('['.repeat(50) + ']'.repeat(50))]
    expect(deepEqual(one, structuredCloneByJson(i))).toBe(false)
    expect(deepEqual(one, one)).toBe(true)
    expect(deepEqual(other, JSON.parse(JSON.stringify(other)))).toBe(true)
  })
})

const structuredCloneByJson = (i: number) =>
  [
    () => nested(5100),
    () => nested(200_000),
    () => nested(1700, '{"a":', '}', '1'),
    () => nested(50_000, '[{"a":', '}]', 'null'),
  ][i]!()
