import { expect, test } from 'vitest'
import { compactFormat, numberFormat } from './number.ts'

test('numbers are written as a locale does, and shorter where there is little room', () => {
  expect([numberFormat('en')(1234567), numberFormat('de')(1234567)]).toEqual(['1,234,567', '1.234.567'])
  expect([compactFormat('en')(999), compactFormat('en')(1234), compactFormat('en')(2_000_000)]).toEqual([
    '999',
    '1.2K',
    '2M',
  ])
})
