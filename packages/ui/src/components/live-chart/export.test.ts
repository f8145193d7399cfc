import { expect, test } from 'vitest'
import { csvOf, rowsOf } from './export.ts'

const dataOf = (values: number[]) => ({
  length: values.length,
  x: Float64Array.from(values, (_, i) => i * 1000),
  y: { v: Float64Array.from(values) },
  appended: values.length,
  revision: 0,
  gaps: [],
})
const line = (label: string) => [{ key: 'v', label }]

test('points are written as RFC 4180 has it, and nothing is a formula', () => {
  const csv = csvOf(dataOf([1.5, Number.NaN]), line('=cmd, "x"'), 'Time')
  expect(csv.split('\r\n')).toEqual([
    `Time,"'=cmd, ""x"""`,
    '1970-01-01T00:00:00.000Z,1.5',
    '1970-01-01T00:00:01.000Z,',
    '',
  ])
})

test('a table has the newest first, and no more rows than one can read', () => {
  const values = (most: number) =>
    rowsOf(dataOf([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), line('v'), most).map((row) => row.values[0])
  expect(values(20)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0])
  expect(values(5)).toEqual([9, 7, 5, 3, 1])
  expect(values(4)).toEqual([9, 6, 3, 0])
  expect(rowsOf(dataOf([]), line('v'), 5)).toEqual([])
})
