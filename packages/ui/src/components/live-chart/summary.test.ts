import { expect, test } from 'vitest'
import { liveChartLabels } from './labels.ts'
import { summaryOf } from './summary.ts'

const data = {
  length: 3,
  x: Float64Array.of(0, 1, 2),
  y: {
    cpu: Float64Array.of(40, 90, 60),
    disk: Float64Array.of(Number.NaN, 5, Number.NaN),
    none: Float64Array.of(),
  },
  appended: 3,
  revision: 0,
  gaps: [],
}
const formats = { value: (value: number) => `${value} %`, moment: String }

test('each line that is shown is told by its last, lowest and highest value', () => {
  const lines = [
    { key: 'cpu', label: 'CPU' },
    { key: 'disk', label: 'Disk' },
    { key: 'none', label: 'None' },
    { key: 'cpu', label: 'Hidden', hidden: true },
  ]
  expect(summaryOf(data, lines, formats, liveChartLabels.summary)).toBe(
    'CPU: last 60 %, lowest 40 %, highest 90 %. Disk: last 5 %, lowest 5 %, highest 5 %.',
  )
})
