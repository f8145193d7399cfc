import { expect, test } from 'vitest'
import { stretched, toggledAll, toggledRow } from './selection.ts'

const ids = ['a', 'b', 'c', 'd']
const of = (selected: string[], anchor: string | null = null) => ({ selected: new Set(selected), anchor })

test('a row is selected and no longer; of one kind only one is', () => {
  expect(toggledRow(of(['a']), 'b', 'multiple')).toEqual(of(['a', 'b'], 'b'))
  expect(toggledRow(of(['a', 'b']), 'b', 'multiple')).toEqual(of(['a'], 'b'))
  expect(toggledRow(of(['a']), 'b', 'single')).toEqual(of(['b'], 'b'))
  expect(toggledRow(of(['b']), 'b', 'single')).toEqual(of([], 'b'))
})

test('a stretch goes from the row that was chosen last, either way', () => {
  expect(stretched(of(['b'], 'b'), 'd', ids)).toEqual(of(['b', 'c', 'd'], 'b'))
  expect(stretched(of(['c'], 'c'), 'a', ids)).toEqual(of(['c', 'a', 'b'], 'c'))
  expect(stretched(of([], 'gone'), 'a', ids)).toEqual(of(['a'], 'a'))
})

test('all are selected, or none where all are', () => {
  expect(toggledAll(of(['x']), ids).selected).toEqual(new Set(['x', ...ids]))
  expect(toggledAll(of(ids), ids).selected).toEqual(new Set())
})
