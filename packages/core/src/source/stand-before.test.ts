import { expect, it } from 'vitest'
import { standBefore } from './stand-before.ts'

const counter = () => ({ add: (n: number) => n + 1 })

it('stands before a method until it is taken back', () => {
  const target = counter()
  const { add } = target
  const stop = standBefore(target, 'add', (method) => (n) => method(n) * 10)
  expect(target.add(1)).toBe(20)
  stop()
  expect(target.add).toBe(add)
})

it('leaves alone who came later', () => {
  const target = counter()
  const stop = standBefore(target, 'add', (method) => (n) => method(n) * 10)
  const later = standBefore(target, 'add', (method) => (n) => method(n) + 5)
  stop()
  expect(target.add(1)).toBe(25)
  later()
  expect(target.add(1)).toBe(20)
})
