import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clusterPoints } from './cluster.ts'

const CELL = 64
const WORLD = 1024
const points = fc.array(
  fc.record({
    x: fc.double({ min: 0, max: WORLD - 0.001, noNaN: true }),
    y: fc.double({ min: 0, max: WORLD - 0.001, noNaN: true }),
  }),
  { maxLength: 120 },
)
const run = (all: readonly { x: number; y: number }[]) =>
  clusterPoints(
    all.map(({ x }) => x),
    all.map(({ y }) => y),
    all.length,
    CELL,
    WORLD,
  )
const short = (dx: number) => dx - WORLD * Math.round(dx / WORLD)

/** The same rule without grid or tables: each cell's points, the largest first, each taking in what is too near. */
function naive(all: readonly { x: number; y: number }[]): string[] {
  const cell = (value: number) => Math.floor(value / CELL)
  const groups: { column: number; row: number; members: number[]; x: number; y: number }[] = []
  for (const [i, { x, y }] of all.entries()) {
    const found = groups.find((group) => group.column === cell(x) && group.row === cell(y))
    if (found) found.members.push(i)
    else groups.push({ column: cell(x), row: cell(y), members: [i], x: 0, y: 0 })
  }
  for (const group of groups) {
    for (const axis of ['x', 'y'] as const)
      group[axis] = group.members.reduce((sum, i) => sum + all[i]![axis], 0) / group.members.length
  }
  groups.sort((a, b) => b.members.length - a.members.length || a.row - b.row || a.column - b.column)
  const result: string[] = []
  while (groups.length > 0) {
    const first = groups.shift()!
    const members = [...first.members]
    for (const other of [...groups]) {
      const beside = Math.abs(short((other.column - first.column) * CELL)) <= CELL
      if (!beside || Math.abs(other.row - first.row) > 1) continue
      if (Math.hypot(short(other.x - first.x), other.y - first.y) >= CELL * 0.75) continue
      members.push(...other.members)
      groups.splice(groups.indexOf(other), 1)
    }
    result.push(members.sort((a, b) => a - b).join())
  }
  return result.sort()
}

test('groups are those of a plain model', () => {
  fc.assert(
    fc.property(points, (all) => {
      const groups = run(all).map(({ members }) => [...members].sort((a, b) => a - b).join())
      expect(groups.sort()).toEqual(naive(all))
    }),
  )
})

test('every point is in one group, whose middle is theirs', () => {
  fc.assert(
    fc.property(points, (all) => {
      const groups = run(all)
      expect(groups.flatMap(({ members }) => members).sort((a, b) => a - b)).toEqual(all.map((_, i) => i))
      for (const { x, y, members } of groups) {
        const off = members.reduce((sum, i) => sum + short(all[i]!.x - x), 0) / members.length
        expect(off).toBeCloseTo(0, 6)
        expect(members.reduce((sum, i) => sum + all[i]!.y, 0) / members.length).toBeCloseTo(y, 6)
      }
    }),
  )
})

test('what lies at both ends of the world lies together', () => {
  const [group, ...rest] = run([
    { x: 2, y: 100 },
    { x: WORLD - 2, y: 100 },
  ])
  expect(rest).toEqual([])
  expect(short(group!.x)).toBeCloseTo(0)
})
