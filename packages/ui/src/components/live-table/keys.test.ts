import { expect, test } from 'vitest'
import { placeOfKey } from './keys.ts'

const room = { rows: 100, columns: 3, page: 10, rtl: false }
const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
const go = (key: string, row: number, column: number, more = {}, to = room) => {
  const place = placeOfKey({ key, ...plain, ...more }, { row, column }, to)
  return place && [place.row, place.column]
}

test('keys lead as ARIA’s authoring practices have it', () => {
  expect([go('ArrowRight', 0, 0), go('ArrowRight', 0, 2), go('ArrowLeft', 0, 1)]).toEqual([
    [0, 1],
    [0, 2],
    [0, 0],
  ])
  expect([go('ArrowUp', 0, 1), go('ArrowUp', -1, 1), go('ArrowDown', 99, 1)]).toEqual([
    [-1, 1],
    [-1, 1],
    [99, 1],
  ])
  expect([go('PageDown', 95, 1), go('PageUp', 3, 1), go('PageUp', -1, 1)]).toEqual([
    [99, 1],
    [0, 1],
    [-1, 1],
  ])
  expect([go('Home', 7, 2), go('End', 7, 0)]).toEqual([
    [7, 0],
    [7, 2],
  ])
  const all = { ctrlKey: true }
  expect([go('Home', 7, 2, all), go('End', 7, 0, all)]).toEqual([
    [0, 0],
    [99, 2],
  ])
})

test('from right to left the arrows are the other way round', () => {
  const rtl = { ...room, rtl: true }
  expect([
    go('ArrowLeft', 0, 0, {}, rtl),
    go('ArrowRight', 0, 1, {}, rtl),
    go('Home', 0, 2, {}, rtl),
  ]).toEqual([
    [0, 1],
    [0, 0],
    [0, 0],
  ])
})

test('other keys are not the grid’s, and an empty one has its head', () => {
  expect([
    go('x', 0, 0),
    go('ArrowRight', 0, 0, { altKey: true }),
    go('ArrowDown', 0, 0, { ctrlKey: true }),
  ]).toEqual([undefined, undefined, undefined])
  const empty = { ...room, rows: 0 }
  expect([go('ArrowDown', -1, 0, {}, empty), go('End', -1, 0, { ctrlKey: true }, empty)]).toEqual([
    [-1, 0],
    [-1, 2],
  ])
})
