import { expect, it } from 'vitest'
import { draftsFor, openDrafts } from './drafts.ts'

function storage(kept = new Map<string, string>()) {
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

it('keeps a draft and what was not sent, for one person on one channel', () => {
  const store = storage()
  const drafts = openDrafts(store, 'room', 'ann')
  drafts.write({ id: 'd', text: 'Half' })
  drafts.writeUnsent([{ id: 'm', text: 'Lost', at: 1 }])
  expect(openDrafts(store, 'room', 'ann').read()).toEqual({ id: 'd', text: 'Half' })
  expect(openDrafts(store, 'room', 'ann').readUnsent()).toEqual([{ id: 'm', text: 'Lost', at: 1 }])
  expect([openDrafts(store, 'room', 'bob').read(), openDrafts(store, 'hall', 'ann').read()]).toEqual([
    null,
    null,
  ])
  drafts.write(null)
  drafts.writeUnsent([])
  expect(store.kept.size).toBe(0)
})

it('takes what it finds there as it comes, and goes on where there is no storage or it is full', () => {
  for (const text of ['', '{', 'null', '7', '{"id":1,"text":"x"}', '[{"id":"a"}]']) {
    const broken = openDrafts({ ...storage(), getItem: () => text }, 'room', 'ann')
    expect([broken.read(), broken.readUnsent()]).toEqual([null, []])
  }
  const full = () => {
    throw new Error('Full')
  }
  for (const store of [null, { getItem: full, setItem: full, removeItem: full }]) {
    const drafts = openDrafts(store, 'room', 'ann')
    drafts.write({ id: 'd', text: 'x' })
    expect([drafts.read(), drafts.readUnsent()]).toEqual([null, []])
  }
})

it('opens them once it is known whose they are', () => {
  const memory = { drafts: null }
  const store = storage()
  expect(draftsFor(memory, 'room', null, store)).toBeNull()
  const first = draftsFor(memory, 'room', 'ann', store)
  expect(draftsFor(memory, 'room', 'ann', store)).toBe(first)
  expect(draftsFor(memory, 'room', 'bob', store)).not.toBe(first)
  draftsFor(memory, 'room', 'ann', false)!.write({ id: 'd', text: 'x' })
  expect(store.kept.size).toBe(0)
})
