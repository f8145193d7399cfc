import { expect, test } from 'vitest'
import { countsOf } from './formats.ts'
import { mapLabels } from './labels.ts'
import { createSummary, QUIET_MS } from './summary.ts'

function setup(attended = true) {
  const said: string[] = []
  const summary = createSummary(
    (text) => said.push(text),
    () => countsOf(mapLabels, 'en'),
    () => attended,
  )
  return { said, summary }
}

test('it says how many left the view, and no more often than every ten seconds', () => {
  const { said, summary } = setup()
  summary.update(['a', 'b', 'c'], 3, false, 0)
  summary.update(['a', 'b'], 3, false, 500)
  expect(said).toEqual([])
  summary.update(['a'], 3, false, QUIET_MS)
  summary.update([], 3, false, QUIET_MS + 5000)
  expect(said).toEqual(['1 of 3 in view, 2 left the view'])
})

test('after the reader has moved the map it speaks at once, of what is there now', () => {
  const { said, summary } = setup()
  summary.update(['a', 'b', 'c'], 3, false, 0)
  summary.update(['a'], 3, true, 100)
  summary.update(['a', 'b', 'c'], 3, true, 200)
  summary.update(['a', 'b', 'c'], 3, true, 300)
  expect(said).toEqual(['1 of 3 in view', '3 markers'])
})

test('it is silent while nobody uses the map', () => {
  const { said, summary } = setup(false)
  summary.update(['a', 'b'], 2, false, 0)
  summary.update([], 2, false, 10 * QUIET_MS)
  expect(said).toEqual([])
})
