import { expect, test } from 'vitest'
import { testContext } from '../test-context.ts'
import { createBubbles } from './bubbles.ts'

function setup(still = false) {
  const { context, put } = testContext()
  for (let i = 0; i < 10; i++) put(`n${i}`, 50 + i / 100, 10 + i / 100)
  put('alone', -30, -60)
  return { put, fleet: context.fleet, bubbles: createBubbles(() => still) }
}

test('those that lie near each other are one bubble, and who is alone stands for themselves', () => {
  const { fleet, bubbles } = setup()
  bubbles.update(fleet, 4, true, 0)
  expect(bubbles.list.map(({ ids }) => ids.length)).toEqual([10])
  expect([bubbles.hides(0), bubbles.hides(fleet.indexOf('alone'))]).toEqual([true, false])
  bubbles.update(fleet, 4, false, 10)
  expect([bubbles.list, bubbles.hides(0)]).toEqual([[], false])
})

test('a bubble whose markers moved glides over, and jumps for those who want no motion', () => {
  for (const still of [false, true]) {
    const { fleet, bubbles, put } = setup(still)
    bubbles.update(fleet, 4, true, 0)
    bubbles.advance(1000)
    const before = bubbles.list[0]!.x
    for (let i = 0; i < 10; i++) put(`n${i}`, 50, 11)
    bubbles.changed(false)
    bubbles.update(fleet, 4, true, 1000)
    expect(bubbles.movingUntil > 1000).toBe(!still)
    bubbles.advance(1000)
    expect(bubbles.list[0]!.x === before).toBe(!still)
    bubbles.advance(1200)
    const middle = bubbles.list[0]!.x
    bubbles.advance(1400)
    expect(bubbles.list[0]!.x).toBeCloseTo(bubbles.list[0]!.toX)
    expect(middle > before && middle < bubbles.list[0]!.toX).toBe(!still)
  }
})

test('moving markers are grouped anew only now and then, at another zoom or without one at once', () => {
  const { fleet, bubbles } = setup()
  bubbles.update(fleet, 4, true, 1000)
  fleet.remove('n0')
  bubbles.changed(false)
  bubbles.update(fleet, 4, true, 1100)
  expect(bubbles.list[0]!.ids).toHaveLength(10)
  bubbles.update(fleet, 4, true, 1400)
  expect(bubbles.list[0]!.ids).toHaveLength(9)
  fleet.remove('n1')
  bubbles.changed(true)
  bubbles.update(fleet, 4, true, 1410)
  expect(bubbles.list[0]!.ids).toHaveLength(8)
  bubbles.update(fleet, 12, true, 1420)
  expect(bubbles.list.length).not.toBe(1)
})
