import type { TestKit } from '@channelkit/testing'
import { expect, vi } from 'vitest'

/** Ends a world, and sees that nothing is left of it. */
export async function end({ kit, server }: TestKit) {
  const { channels, inUse } = kit.internals
  server.destroy()
  await vi.advanceTimersByTimeAsync(50)
  expect({
    timers: vi.getTimerCount(),
    channels: channels.active().length,
    stores: inUse.size,
    connections: server.hub.app('test').connections.size,
  }).toEqual({ timers: 0, channels: 0, stores: 0, connections: 0 })
}
