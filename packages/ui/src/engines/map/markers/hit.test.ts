import { expect, test } from 'vitest'
import { testContext } from '../test-context.ts'
import type { Bubbles } from './bubbles.ts'
import { bubbleRadius, eachInView, hitTest } from './hit.ts'

const none = { list: [], hides: () => false } as unknown as Bubbles

function setup() {
  const { context, put } = testContext()
  put('a', 0, 0)
  put('b', 0, 4)
  put('far', 60, 179)
  context.navigation.jump({ x: 0.5, y: 0.5, zoom: 3 })
  return { camera: context.navigation.camera, size: context.size, fleet: context.fleet }
}

test('the nearest marker within reach of a finger is hit', () => {
  const framed = setup()
  const hit = (x: number, y: number) => hitTest({ ...framed, bubbles: none }, x, y)
  expect(hit(400, 250)).toEqual({ slot: 0 })
  // Four degrees are 22.8 pixels.
  expect([hit(413, 250), hit(410, 250)]).toEqual([{ slot: 1 }, { slot: 0 }])
  expect(hit(400, 270)).toBeNull()
})

test('a bubble goes before markers, and hides its own', () => {
  const framed = setup()
  const bubble = { x: 0.5, y: 0.5, ids: ['a', 'b'] } as unknown as Bubbles['list'][number]
  const bubbles = { list: [bubble], hides: (slot: number) => slot < 2 } as unknown as Bubbles
  const edge = 400 + bubbleRadius(2) + 1
  expect(hitTest({ ...framed, bubbles }, edge, 250)).toEqual({ bubble })
  expect(hitTest({ ...framed, bubbles }, edge + 3, 250)).toBeNull()
})

test('those in view are counted, over the antimeridian too', () => {
  const framed = setup()
  const slots: number[] = []
  expect(eachInView(framed, (slot) => slots.push(slot))).toBe(2)
  expect(slots).toEqual([0, 1])
  expect(eachInView({ ...framed, camera: { x: 0.999, y: 0.3, zoom: 4 } })).toBe(1)
})
