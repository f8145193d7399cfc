import { beforeEach, expect, it } from 'vitest'
import { createArrivals } from './arrivals.ts'
import { createColumns } from './columns.ts'

const HOUR = 3_600_000
let columns: ReturnType<typeof createColumns>
let ahead: number[]
const made = (window = 60_000) => createArrivals(columns, window, 100, (x) => ahead.push(x))
const points = (...xs: number[]) => xs.map((x) => ({ x, row: [x] }))
const shown = () => [...columns.views()[0]!]
beforeEach(() => {
  columns = createColumns(1, 1000)
  ahead = []
})

it('takes points as they come, and counts them; what comes late is a revision', () => {
  const arrivals = made()
  arrivals.add([], 0)
  expect([arrivals.appended, arrivals.revision]).toEqual([0, 100])
  arrivals.add(points(1000, 2000), 2000)
  expect([arrivals.appended, arrivals.revision]).toEqual([2, 100])
  arrivals.add(points(1500), 2100)
  expect([arrivals.appended, arrivals.revision]).toEqual([3, 101])
  expect([shown(), ahead]).toEqual([[1000, 1500, 2000], []])
})

it('believes what is a little ahead of this page, and all sources that are equally far ahead', () => {
  const arrivals = made()
  arrivals.add(points(5900), 0)
  for (let n = 1; n <= 8; n++) arrivals.add(points(HOUR + n * 1000), n * 1000)
  expect(shown()).toContain(HOUR + 8000)
})

it('lets a time ahead of all others wait, tells of it once, and shows it when it is no longer ahead', () => {
  const arrivals = made()
  for (let n = 0; n < 8; n++) arrivals.add(points(n * 1000), n * 1000)
  arrivals.add(points(HOUR), 8000)
  for (let n = 9; n < 20; n++) {
    arrivals.add(points(n * 1000), n * 1000)
    expect(ahead).toEqual(n < 11 ? [] : [HOUR])
  }
  expect(shown().at(-1)).toBe(19_000)
  arrivals.add(points(HOUR - 1000), HOUR)
  expect(shown().slice(-2)).toEqual([HOUR - 1000, HOUR])
})

it('takes the next of a row, however far ahead, where rows are as far apart', () => {
  const arrivals = made(10 * HOUR)
  const spaced = [0, 10 * HOUR, 20 * HOUR]
  for (const x of spaced) arrivals.add(points(x), x)
  arrivals.add(points(49 * HOUR), 20 * HOUR)
  expect(shown()).toEqual([...spaced, 49 * HOUR])
})

it('drops a first point that turns out to be the one that is wrong', () => {
  const arrivals = made()
  arrivals.add(points(HOUR), 0)
  expect(shown()).toEqual([HOUR])
  for (let n = 1; n <= 5; n++) arrivals.add(points(n * 1000), n * 1000)
  expect(shown()).toEqual([1000, 2000, 3000, 4000, 5000])
  expect(ahead).toEqual([HOUR])
  expect(arrivals.revision).toBeGreaterThan(100)
})

it('keeps a bounded number of points waiting, the nearest of them', () => {
  const arrivals = made()
  for (let n = 0; n < 8; n++) arrivals.add(points(n * 1000), n * 1000)
  arrivals.add(points(...Array.from({ length: 100 }, (_, n) => HOUR + n * HOUR)), 8000)
  expect(shown()).toHaveLength(8)
  arrivals.add(points(200 * HOUR - 1), 200 * HOUR)
  expect(shown()).toHaveLength(8 + 64 + 1)
  expect(shown().at(-2)).toBe(64 * HOUR)
})

it.each([
  [1000, 1000],
  [60_000, 6000],
  [1e9, 60_000],
])('believes in a window of %d ms what is at most %d ms ahead', (window, slack) => {
  const now = 100 * HOUR
  const arrivals = made(window)
  for (let n = 0; n < 8; n++) arrivals.add(points(now + n * 100), now + n * 100)
  arrivals.add(points(now + 800 + slack + 1), now + 800)
  expect(shown().at(-1)).toBe(now + 700)
  arrivals.add(points(now + 800 + slack), now + 800)
  expect(shown()).toContain(now + 800 + slack)
})

it('looks at the points of one event in their order, whatever order they came in', () => {
  const arrivals = made()
  for (let n = 0; n < 8; n++) arrivals.add(points(n * 100), n * 100)
  arrivals.add(points(12_000, 6800), 800)
  expect(shown().slice(-2)).toEqual([6800, 12_000])
})

it('forgets how far ahead sources were that are no longer', () => {
  const arrivals = made()
  for (let n = 0; n < 8; n++) arrivals.add(points(HOUR + n * 100), n * 100)
  for (let n = 8; n < 24; n++) arrivals.add(points(n * 100), n * 100)
  arrivals.add(points(HOUR), 2400)
  expect(shown().at(-1)).toBe(2300)
})
