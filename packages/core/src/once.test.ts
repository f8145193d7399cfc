import { expect, it } from 'vitest'
import { numberOf } from './identity.ts'
import type { ChannelKit } from './kit.ts'
import { once } from './once.ts'
import { createRegistry } from './registry.ts'

const kit = () => ({ internals: { stores: createRegistry() } }) as unknown as ChannelKit
const make = () => ({})

it('the same options of one factory and kit are one store: data by value, functions by identity', () => {
  const one = kit()
  const by = () => 1
  const made = once(one, 'feed', ['a', { limit: 1, by }], make)
  expect(once(one, 'feed', ['a', { limit: 1, by }], make)).toBe(made)
  for (const other of [
    once(one, 'feed', ['a', { limit: 2, by }], make),
    once(one, 'feed', ['a', { limit: 1, by: () => 1 }], make),
    once(one, 'latest', ['a', { limit: 1, by }], make),
    once(kit(), 'feed', ['a', { limit: 1, by }], make),
  ])
    expect(other).not.toBe(made)
})

it('an object has one number, and no other has it', () => {
  const [a, b] = [{}, {}]
  expect(numberOf(a)).toBe(numberOf(a))
  expect(numberOf(a)).not.toBe(numberOf(b))
})

it('plain options and options with functions are told apart, and so are values that look alike', () => {
  const one = kit()
  const named = () => {}
  const all = [
    [['a'], 'x', undefined],
    [['a'], 'x', 1],
    [['a'], 'x', '1'],
    ['a', 'x', undefined],
    [['a', 'x'], undefined],
    [['a'], 'x', named],
    [['a'], 'x', { by: named }],
    [['a'], 'x', [named]],
    [['a'], 'x', () => {}],
    [['a'], ['x'], undefined],
  ].map((options) => once(one, 'latest', options, make))
  expect(new Set(all).size).toBe(all.length)
})
