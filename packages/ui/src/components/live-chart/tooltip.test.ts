import { expect, test } from 'vitest'
import { readingOf, spoken } from './tooltip.ts'

const lines = [
  { key: 'cpu', label: 'CPU' },
  { key: 'disk', label: 'Disk', hidden: true },
  { key: 'memory', label: 'Memory' },
]
const formats = {
  value: (value: number) => (Number.isNaN(value) ? '–' : `${value} %`),
  moment: (ms: number) => `${ms} ms`,
}

test('of each line that is shown its value is read, or that there is none', () => {
  const reading = readingOf({ index: 0, x: 5, values: [40, 1] }, lines, formats)
  expect(reading.values.map(({ key, text }) => [key, text])).toEqual([
    ['cpu', '40 %'],
    ['memory', '–'],
  ])
  expect(spoken(reading)).toBe('5 ms, CPU 40 %, Memory –')
})
