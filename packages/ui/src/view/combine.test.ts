import { describe, expect, it } from 'vitest'
import { testStore } from '../shared/test-store.ts'
import { combine } from './combine.ts'

describe('several stores as one', () => {
  it('keep their snapshot while all are the same, and are made once for the same stores', () => {
    const [a, b] = [testStore(1), testStore('x')]
    const both = combine({ a, b })
    const first = both.getSnapshot()
    expect(first).toEqual({ a: 1, b: 'x' })
    expect(both.getSnapshot()).toBe(first)
    expect(combine({ a, b }, both)).toBe(both)
    expect(combine({ a }, both as never)).not.toBe(both)
    b.set('y')
    expect([both.getSnapshot(), both.getInitialSnapshot()]).toEqual([
      { a: 1, b: 'y' },
      { a: 1, b: 'x' },
    ])
  })
})
