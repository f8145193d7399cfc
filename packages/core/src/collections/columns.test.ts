import { expect, it } from 'vitest'
import { createColumns } from './columns.ts'

const rowsOf = (columns: ReturnType<typeof createColumns>) => {
  const [x, ...ys] = columns.views()
  return [...x!].map((one, i) => [one, ...ys.map((y) => y[i])])
}

it('keeps rows by their x, those that come late in between and those of one moment as they came', () => {
  const columns = createColumns(2, 10)
  const inOrder = [
    [1, 10],
    [3, 30],
    [2, 20],
    [3, 31],
    [0, 0],
  ].map(([x, y]) => columns.push(x!, [y!, -y!]))
  expect(inOrder).toEqual([true, true, false, true, false])
  expect(rowsOf(columns)).toEqual([
    [0, 0, -0],
    [1, 10, -10],
    [2, 20, -20],
    [3, 30, -30],
    [3, 31, -31],
  ])
})

it('holds the newest rows only, however many come', () => {
  const columns = createColumns(1, 3)
  for (let x = 0; x < 200; x++) {
    columns.push(x, [x])
    expect(rowsOf(columns)).toEqual([x - 2, x - 1, x].filter((one) => one >= 0).map((one) => [one, one]))
  }
})

it('never changes what was handed out, whether rows follow, come late or are dropped', () => {
  const columns = createColumns(1, 4)
  const handedOut: [Float64Array, number[]][] = []
  const look = () => {
    for (const view of columns.views()) handedOut.push([view, [...view]])
  }
  for (let n = 0; n < 60; n++) {
    columns.push(n, [n])
    if (n % 3 === 0) look()
    columns.push(n - 1.5, [-n])
    if (n % 5 === 0) look()
    if (n % 7 === 0) columns.dropAfter(n - 1)
    if (n % 4 === 0) look()
  }
  for (const [view, then] of handedOut) expect([...view]).toEqual(then)
})

it('drops what lies before and behind a time, and not what lies on it', () => {
  const columns = createColumns(1, 10)
  for (const x of [1, 2, 3, 4, 5]) columns.push(x, [x])
  columns.dropBefore(2)
  columns.dropAfter(4)
  expect(rowsOf(columns).map(([x]) => x)).toEqual([2, 3, 4])
  columns.push(4.5, [9])
  expect(columns.lastX()).toBe(4.5)
  columns.dropBefore(100)
  expect([rowsOf(columns), columns.lastX()]).toEqual([[], Number.NEGATIVE_INFINITY])
  columns.push(1, [1])
  columns.dropAfter(0)
  expect(rowsOf(columns)).toEqual([])
})

it('says what stands around a time, and how far apart rows are on average', () => {
  const columns = createColumns(1, 10)
  expect([columns.around(1), columns.spacing(9)]).toEqual([[Number.NaN, Number.NaN], 0])
  columns.push(10, [0])
  expect(columns.spacing(99)).toBe(0)
  for (const x of [20, 60]) columns.push(x, [0])
  expect(columns.around(5)).toEqual([Number.NaN, 10])
  expect(columns.around(20)).toEqual([20, 60])
  expect(columns.around(21)).toEqual([20, 60])
  expect(columns.around(60)).toEqual([60, Number.NaN])
  expect([columns.spacing(99), columns.spacing(59), columns.spacing(10)]).toEqual([25, 10, 0])
  columns.dropBefore(15)
  expect([columns.around(12), columns.spacing(60)]).toEqual([[Number.NaN, 20], 40])
})

it('lets what was handed out be what it is, and shares it while rows only follow', () => {
  const columns = createColumns(1, 100)
  columns.push(1, [1])
  const [first] = columns.views()
  columns.push(2, [2])
  const [second] = columns.views()
  expect(second!.buffer).toBe(first!.buffer)
  columns.dropAfter(2)
  expect(columns.views()[0]!.buffer).toBe(first!.buffer)
  columns.push(1.5, [3])
  const [third] = columns.views()
  expect([third!.buffer === first!.buffer, [...first!], [...second!], [...third!]]).toEqual([
    false,
    [1],
    [1, 2],
    [1, 1.5, 2],
  ])
})

it('takes a late row in place where nobody has seen the buffer', () => {
  const columns = createColumns(1, 100)
  columns.push(3, [3])
  columns.views()
  columns.push(1, [1])
  columns.push(2, [2])
  const [moved] = columns.views()
  expect([...moved!]).toEqual([1, 2, 3])
  const room = moved!.buffer.byteLength / 8
  expect([room > 100, room < 200]).toEqual([true, true])
})
