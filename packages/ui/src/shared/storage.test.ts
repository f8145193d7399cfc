import { expect, it } from 'vitest'
import { keptIn } from './storage.ts'

it('keeps values, and does without where a storage is full, broken or none', () => {
  const map = new Map<string, string>()
  const storage = {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
    removeItem: (key: string) => void map.delete(key),
  }
  const kept = keptIn(storage)
  kept.write('a', { n: 1 })
  expect([kept.read('a'), kept.read('b')]).toEqual([{ n: 1 }, null])
  kept.write('a', null)
  map.set('b', '{')
  expect([kept.read('a'), kept.read('b')]).toEqual([null, null])
  const full = keptIn({
    ...storage,
    setItem() {
      throw new Error('full')
    },
    getItem() {
      throw new Error('forbidden')
    },
  })
  full.write('a', 1)
  expect([full.read('a'), keptIn(false).read('a')]).toEqual([null, null])
})
