import { describe, expect, it } from 'vitest'
import { brief, toNumber, toTime } from './numbers.ts'

describe('a number', () => {
  it.each([
    [0, 0],
    [-1.5, -1.5],
    ['101.50', 101.5],
    [' 7 ', 7],
    ['+3', 3],
    ['-3.', -3],
    ['.25', 0.25],
    ['1e3', 1000],
    ['1E-2', 0.01],
    [`${'0'.repeat(60)}1234`, 1234],
  ])('is read from %j', (value, number) => expect(toNumber(value)).toBe(number))

  it.each([
    Number.NaN,
    Number.POSITIVE_INFINITY,
    '1e999',
    '',
    ' ',
    '.',
    '1.2.3',
    'a1',
    '1a',
    'e3',
    '1e',
    '0x10',
    'Infinity',
    '0'.repeat(65),
    true,
    null,
    undefined,
    {},
    [1],
    1n,
  ])('is not %o', (value) => expect(toNumber(value)).toBeNaN())
})

describe('a time', () => {
  const at = Date.UTC(2026, 4, 1, 10, 30)
  it.each([
    [at, at],
    [String(at), at],
    ['2026-05-01T10:30:00Z', at],
    ['2026-05-01T10:30Z', at],
    ['2026-05-01t10:30:00z', at],
    [' 2026-05-01 10:30:00 Z ', at],
    ['2026-05-01 10:30:00+00', at],
    ['2026-05-01T12:30:00+02:00', at],
    ['2026-05-01T12:30:00+0200', at],
    ['2026-05-01T05:30:00-05', at],
    ['2026-05-01T10:30:00.123456Z', at + 123],
    ['2026-05-01T10:30:00,5Z', at + 500],
    ['2026-05-01', Date.UTC(2026, 4, 1)],
    ['+002026-05-01T10:30:00Z', at],
    [8.64e15, 8.64e15],
    [-8.64e15, -8.64e15],
  ])('is read from %j', (value, time) => expect(toTime(value)).toBe(time))

  it('without a zone is the one of the host', () => {
    expect(toTime('2026-05-01 10:30:00')).toBe(new Date(2026, 4, 1, 10, 30).getTime())
  })

  it.each([
    'noon',
    '2026-05',
    '2026-05-01T10',
    'x2026-05-01',
    '2026-05-01x',
    '2026-13-01',
    `2026-05-01T10:30:00.${'1'.repeat(60)}Z`,
    8.64e15 + 1,
    -8.64e15 - 2,
    new Date(at),
    null,
    {},
  ])('is not %o', (value) => expect(toTime(value)).toBeNaN())
})

it('is told in few words, whatever it is', () => {
  const values = ['a"b', 'x'.repeat(40), 'x'.repeat(41), [1, 2], [], {}, null, undefined, 7, true]
  expect(values.map(brief)).toEqual([
    '"a\\"b"',
    `"${'x'.repeat(40)}"`,
    `"${'x'.repeat(40)}…"`,
    'a list of 2',
    'a list of 0',
    'an object',
    'null',
    'undefined',
    '7',
    'true',
  ])
})
