import { expect, it } from 'vitest'
import { createSeed, initialFor } from './initial.ts'

it('keeps what was given first, and says whether there is something to show', () => {
  const seed = createSeed<number>()
  expect([seed.give(undefined), seed.value]).toEqual([false, undefined])
  expect([seed.give(0), seed.value]).toEqual([true, { initial: 0 }])
  expect([seed.give(2), seed.value]).toEqual([false, { initial: 0 }])
})

it('keeps a function to ask, which is nothing to show yet', () => {
  const seed = createSeed<number>()
  const ask = () => 1
  expect([seed.give(ask), seed.value]).toEqual([false, undefined])
  expect(seed.give(5)).toBe(true)
  expect(seed.take()).toEqual({ value: { initial: 5 }, ask })
})

it('takes nothing more once it was taken, until it is forgotten', () => {
  const seed = createSeed<number>()
  expect(seed.take()).toEqual({ value: undefined, ask: undefined })
  expect([seed.give(1), seed.value]).toEqual([false, undefined])
  seed.forget()
  expect([seed.give(1), seed.value]).toEqual([true, { initial: 1 }])
  seed.forget()
  expect(seed.take()).toEqual({ value: undefined, ask: undefined })
})

it('belongs to the channel that it was given for', () => {
  const rows = [1]
  const of = initialFor<number[]>()
  expect(of('a', rows)).toBe(rows)
  expect(of('b', rows)).toBeUndefined()
  expect(of('a', rows)).toBe(rows)
  // Another value is for where one is now.
  const others = [2]
  expect(of('b', others)).toBe(others)
  expect(of(['b', 'c'], others)).toBeUndefined()
})

it('of several channels is known by what they are, and off is no channel', () => {
  const rows = [1]
  const of = initialFor<number[]>()
  expect(of(null, rows)).toBe(rows)
  expect(of(['a', 'b'], rows)).toBe(rows)
  expect(of(['a', 'b'], rows)).toBe(rows)
  expect(of(['a'], rows)).toBeUndefined()
  const ask = () => rows
  expect([of('x', ask), of('y', ask)]).toEqual([ask, ask])
})
