import { expect, test } from 'vitest'
import { csvField, csvText } from './csv.ts'

test('what a spreadsheet would run is text, and numbers stay numbers', () => {
  const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '=cmd|"/C calc"!A0']
  for (const formula of formulas) expect(csvField(formula).replace(/^"/, '')).toMatch(/^'/)
  expect([csvField(-1.5), csvField(0), csvField(Number.NaN), csvField('plain'), csvField('')]).toEqual([
    '-1.5',
    '0',
    '',
    'plain',
    '',
  ])
})

test('quotes, separators and line ends stay in their field', () => {
  expect(
    csvText([
      ['a "b"', 'c,d'],
      ['e\r\nf', 1],
    ]),
  ).toBe('"a ""b""","c,d"\r\n"e\r\nf",1\r\n')
  expect(csvField('a;b')).toBe('"a;b"')
})
