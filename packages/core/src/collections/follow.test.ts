import { expect, it, vi } from 'vitest'
import { createHandKit } from '../../test/hand-kit.ts'
import { latest } from '../index.ts'
import { createFollower } from './follow.ts'

const { kit } = createHandKit()
const make = vi.fn((options: object) => latest(kit, 'presence-a', 'price', options) as never)

it('looks for a store once for as long as all that it is made of is the very same', () => {
  const follow = createFollower()
  const options = { initial: 1 }
  const first = follow('presence-a', options, make, [kit, 'price'])
  expect(follow('presence-a', options, make, [kit, 'price'])).toBe(first)
  expect(make).toHaveBeenCalledTimes(1)
  // Other options that say the same lead to the same store, by looking for it.
  expect(follow('presence-a', { ...options }, make, [kit, 'price'])).toBe(first)
  expect(make).toHaveBeenCalledTimes(2)
  follow('presence-b', options, make, [kit, 'price'])
  follow('presence-b', options, make, [kit, 'trade'])
  follow('presence-b', options, make, [{}, 'trade'])
  expect(make).toHaveBeenCalledTimes(5)
})

it('looks each time where it is not said what else the store is made of', () => {
  const follow = createFollower()
  make.mockClear()
  const first = follow('presence-a', undefined, make)
  expect(follow('presence-a', undefined, make)).toBe(first)
  expect(make).toHaveBeenCalledTimes(2)
})
