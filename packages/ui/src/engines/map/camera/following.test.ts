import { expect, test, vi } from 'vitest'
import { testContext } from '../test-context.ts'
import { createFollowing } from './following.ts'
import { lngOf } from './mercator.ts'

function setup() {
  const onFollow = vi.fn()
  const { context, put } = testContext({ onFollow })
  put('a', 50, 0)
  put('b', 40, 20)
  return { context, put, onFollow, following: createFollowing(context) }
}

test('the camera goes to whom it follows, and along with it', () => {
  const { context, put, following, onFollow } = setup()
  following.follow('a', false)
  expect(onFollow).toHaveBeenLastCalledWith('a', false)
  expect([context.taken, context.navigation.camera.zoom]).toEqual([true, 6])
  put('a', 50, 8)
  following.advance()
  expect(lngOf(context.navigation.camera.x)).toBeCloseTo(8)
  following.follow('a', false)
  expect(onFollow).toHaveBeenCalledTimes(1)
})

test('it lets go of a marker that is gone, and of one when it goes to another', () => {
  const { context, following, onFollow } = setup()
  following.follow('a', true)
  following.approach('b', 5)
  expect(onFollow.mock.lastCall).toEqual([null, false])
  expect([following.id, context.navigation.camera.zoom]).toEqual([null, 6])
  following.follow('b', true)
  context.fleet.remove('b')
  following.prune()
  expect([following.id, onFollow.mock.lastCall]).toEqual([null, [null, false]])
})

test('who is not there is waited for, and not gone to', () => {
  const { context, following } = setup()
  const { camera } = context.navigation
  following.follow('nobody', true)
  following.approach('nobody', 5)
  following.advance()
  expect(context.navigation.camera).toEqual(camera)
})
