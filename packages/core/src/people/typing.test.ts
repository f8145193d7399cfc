import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHandKit } from '../../test/hand-kit.ts'
import { type ChannelKit, typing } from '../index.ts'

let world: ReturnType<typeof createHandKit>
let kit: ChannelKit
beforeEach(() => {
  vi.useFakeTimers()
  world = createHandKit()
  kit = world.kit
})
afterEach(() => {
  kit.destroy()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

describe('typing', () => {
  it('is sent at most every half timeout, and ends after three seconds of silence, on stop and on leave', async () => {
    const room = typing(kit, 'presence-a')
    const leave = room.subscribe(() => {})
    for (let key = 0; key < 10; key++) {
      room.input('text')
      await vi.advanceTimersByTimeAsync(250)
    }
    expect(world.sent).toEqual([true, true])
    await vi.advanceTimersByTimeAsync(2700)
    expect(world.sent).toEqual([true, true])
    await vi.advanceTimersByTimeAsync(100)
    expect(world.sent).toEqual([true, true, false])
    room.input('text')
    room.input('')
    await vi.advanceTimersByTimeAsync(0)
    expect(world.sent.slice(3)).toEqual([true, false])
    room.input('text')
    leave()
    await vi.advanceTimersByTimeAsync(1000)
    expect(world.sent.slice(5)).toEqual([true, false])
  })

  it('of others ends by itself, and when they leave; one’s own in another tab is not shown', async () => {
    const room = typing(kit, 'presence-a')
    const leave = room.subscribe(() => {})
    const names = () => {
      kit.flush()
      return room.getSnapshot().typists.map(({ id }) => id)
    }
    world.emit('client-typing', { typing: true }, 'ann')
    expect(names()).toEqual([])
    world.emit('client-typing', { typing: true }, 'bob')
    world.emit('client-typing', { typing: true }, 'eve')
    expect(names()).toEqual(['bob', 'eve'])
    world.left('eve')
    expect(names()).toEqual(['bob'])
    await vi.advanceTimersByTimeAsync(4500)
    expect(names()).toEqual([])
    leave()
    await vi.advanceTimersByTimeAsync(1000)
  })
})
