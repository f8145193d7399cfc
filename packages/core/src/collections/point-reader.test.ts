import { beforeEach, expect, it } from 'vitest'
import { pointReader } from './point-reader.ts'

let reports: [kind: string, text: string][]
const report = (kind: string, say: () => string) => void reports.push([kind, say()])
beforeEach(() => {
  reports = []
})
const read = (x: string | undefined, ...fields: string[]) =>
  pointReader(x, fields, 'sample on machine', report as never)

it('reads the time and the values, and takes the time of arrival where there is no field for it', () => {
  expect(read('at', 'cpu', 'memory')({ at: 5, cpu: '1.5', memory: 2 }, 99)).toEqual({ x: 5, row: [1.5, 2] })
  expect(read(undefined, 'cpu')({ at: 5, cpu: 1 }, 99)).toEqual({ x: 99, row: [1] })
  expect(reports).toEqual([])
})

it('takes a payload that is no object for the value itself', () => {
  const values = [7, '8', null].map((payload) => read(undefined, 'value')(payload, 1)?.row)
  expect(values).toEqual([[7], [8], [Number.NaN]])
  expect(reports).toEqual([])
})

it('shows nothing for what is no number, and tells of it unless it is merely not there', () => {
  const row = read(undefined, 'a', 'b', 'c', 'd')({ a: 'n/a', b: null, d: 4 }, 1)?.row
  expect(row).toEqual([Number.NaN, Number.NaN, Number.NaN, 4])
  expect(reports).toEqual([['number a', 'sample on machine: a is "n/a", which is no number.']])
})

it('leaves out what has no time, and says what times are where it was a number', () => {
  const points = [{ at: 'noon' }, { at: 1e18 }, {}].map((payload) => read('at', 'a')(payload, 1))
  expect(points).toEqual([null, null, null])
  expect(reports).toEqual([
    ['time', 'sample on machine: at is "noon", which is no time. The point is left out.'],
    [
      'time',
      'sample on machine: at is 1000000000000000000, which is no time: times are in milliseconds. The point is left out.',
    ],
    ['time', 'sample on machine: at is undefined, which is no time. The point is left out.'],
  ])
})
