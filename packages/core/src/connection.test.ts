import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHandKit } from '../test/hand-kit.ts'
import type { ChannelKit } from './index.ts'

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

describe('a network that comes back', () => {
  it('makes an open connection prove itself, and opens none that was closed on request', () => {
    const { connection } = kit
    for (const value of ['connected', 'disconnected'] as const) {
      world.state(value)
      connection.setOnline(false)
      connection.setOnline(true)
      expect(world.checks).toHaveLength(1)
    }
  })
})
