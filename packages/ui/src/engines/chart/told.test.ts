import { expect, test, vi } from 'vitest'
import { createTold } from './told.ts'

const cursor = (x: number) => ({ index: x, x, values: [x] })
const following = { span: 1000, held: null }

function setup() {
  const told = createTold()
  const to = { onCursor: vi.fn(), onView: vi.fn() }
  return { told, to }
}

test('values under the cursor are told ten times a second while the picture slides, and what waits is owed', () => {
  const { told, to } = setup()
  expect(told.tell(0, cursor(1), following, 0, to)).toBe(false)
  expect(told.tell(50, cursor(2), following, 0, to)).toBe(true)
  expect(told.tell(99, cursor(3), following, 0, to)).toBe(true)
  expect(told.tell(100, cursor(4), following, 0, to)).toBe(false)
  expect(told.tell(110, null, following, 0, to)).toBe(false)
  expect(to.onCursor.mock.calls.map(([one]) => one?.x)).toEqual([1, 4, undefined])
})

test('while it stands still each is told at once', () => {
  const { told, to } = setup()
  for (const x of [1, 2, 3]) told.tell(x, cursor(x), { span: 1000, held: 5000 }, 0, to)
  expect(to.onCursor).toHaveBeenCalledTimes(3)
})

test('a view is told when it begins to follow or to stand, or was moved, and not of each frame', () => {
  const { told, to } = setup()
  const tell = (view: { span: number; held: number | null }, edge = 9000) =>
    told.tell(0, null, view, edge, to)
  tell(following)
  tell(following, 9100)
  expect(to.onView).not.toHaveBeenCalled()
  tell({ span: 1000, held: 8000 })
  tell({ span: 1000, held: 8000 })
  tell({ span: 500, held: 8000 })
  tell(following, 9500)
  expect(to.onView.mock.calls.map(([one]) => one)).toEqual([
    { from: 7000, to: 8000, following: false },
    { from: 7500, to: 8000, following: false },
    { from: 8500, to: 9500, following: true },
  ])
})
