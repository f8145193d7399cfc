import { latest } from '@channelkit/core'
import { createTestKit, matchers } from '@channelkit/testing'
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals'

expect.extend(matchers)

let world
beforeEach(() => {
  world = createTestKit()
})
afterEach(() => {
  world.server.destroy()
  jest.useRealTimers()
})

it('works in Jest', async () => {
  const { kit, server } = world
  const price = latest(kit, 'ticker', 'price')
  price.subscribe(() => {})
  await server.settled()
  expect(kit).toBeSubscribedTo('ticker')
  server.emit('ticker', 'price', 42)
  await server.settled()
  expect(price.getSnapshot()).toBe(42)
  expect(kit).not.toHaveTriggered('presence-room', 'client-wave')
})

it('works with fake timers', async () => {
  jest.useFakeTimers()
  const { kit, server } = createTestKit()
  const price = latest(kit, 'ticker', 'price')
  price.subscribe(() => {})
  await jest.advanceTimersByTimeAsync(100)
  server.emit('ticker', 'price', 43)
  await jest.advanceTimersByTimeAsync(100)
  expect(price.getSnapshot()).toBe(43)
  server.destroy()
})
