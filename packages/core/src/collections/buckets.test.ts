import { expect, it } from 'vitest'
import { createBuckets } from './buckets.ts'

const ids = Array.from({ length: 3000 }, (_, n) => `row-${n}`)

it('gives what was set last, by id, and nothing of what was deleted', () => {
  const buckets = createBuckets<number>()
  for (const [n, id] of ids.entries()) buckets.set(id, n)
  expect(ids.map((id) => buckets.get(id))).toEqual(ids.map((_, n) => n))
  buckets.set('row-7', -7)
  buckets.delete('row-8')
  buckets.delete('row-of-nobody')
  expect([buckets.get('row-7'), buckets.get('row-8'), buckets.get('row-9')]).toEqual([-7, undefined, 9])
})

it('never changes what was published', () => {
  const buckets = createBuckets<number>()
  const empty = buckets.publish()
  for (const [n, id] of ids.entries()) buckets.set(id, n)
  const first = buckets.publish()
  for (const id of ids) buckets.set(id, -1)
  buckets.delete('row-3')
  const second = buckets.publish()
  buckets.set('row-3', 33)
  buckets.set('row-4', 44)
  expect(ids.filter((id) => empty.get(id) !== undefined)).toEqual([])
  expect(ids.map((id) => first.get(id))).toEqual(ids.map((_, n) => n))
  expect([second.get('row-3'), second.get('row-4'), second.get('row-5')]).toEqual([undefined, -1, -1])
  expect([buckets.get('row-3'), buckets.get('row-4')]).toEqual([33, 44])
})
