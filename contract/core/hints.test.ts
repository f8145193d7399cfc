import { channel, feed, latestNumber, records, series, user } from '@channelkit/core'
import { createTestKit, type TestKit } from '@channelkit/testing'
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest'

let world: TestKit
let said: MockInstance<typeof console.warn>
const hints = () => said.mock.calls.map((parts) => String(parts[0]))
function develop(environment: string) {
  vi.stubEnv('NODE_ENV', environment)
  world = createTestKit({ onError() {} })
}
beforeEach(() => {
  said = vi.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(() => {
  world.server.destroy()
  said.mockRestore()
  vi.unstubAllEnvs()
})
async function emit(event: string, ...payloads: unknown[]) {
  await world.server.settled()
  for (const data of payloads) world.server.emit('machine', event, data)
  await world.server.settled()
}

describe('while an application is developed', () => {
  beforeEach(() => develop('development'))

  it('a field that no event has is a hint, once, with the fields that are there', async () => {
    latestNumber(world.kit, 'machine', 'load', 'cpus').subscribe(() => {})
    series(world.kit, 'machine', 'load', { y: ['memry'] as never }).subscribe(() => {})
    feed(world.kit, 'machine', 'load', { by: 'uid' as never }).subscribe(() => {})
    await emit('load', { id: 1, cpu: 5, memory: 7 }, { id: 2, cpu: 6, memory: 8 })
    expect(hints()).toHaveLength(3)
    for (const [i, field] of ['cpus', 'memry', 'uid'].entries()) {
      const one = hints().find((text) => text.includes(`no field "${field}"`))
      expect([i, one]).toEqual([i, expect.stringContaining('"id", "cpu", "memory"')])
    }
  })

  it('a field that only some have is none', async () => {
    series(world.kit, 'machine', 'load', { y: ['cpu', 'disk'] as never }).subscribe(() => {})
    await emit('load', { cpu: 1 }, { cpu: 2 }, { disk: 3 }, ...Array.from({ length: 20 }, () => ({ cpu: 1 })))
    expect(hints()).toEqual([])
  })

  it('an event that never comes though one of nearly the same name does is a hint at once', async () => {
    channel(world.kit, 'machine').on('orderPlaced', () => {})
    await emit('order-placed', 1, 2, 3)
    expect(hints()).toEqual([
      expect.stringMatching(/no event "orderPlaced" has come on machine.*"order-placed" has/),
    ])
  })

  it('and one that never comes though many others do, after a while', async () => {
    channel(world.kit, 'machine').on('cancelled', () => {})
    await emit('placed', 1, 2, 3)
    expect(hints()).toEqual([])
    await emit('placed', 4, 5, 6, 7)
    expect(hints()).toEqual([expect.stringMatching(/no event "cancelled".*5 others have: "placed"/)])
  })

  it('a watchlist of which nobody ever tells is one', async () => {
    vi.useFakeTimers()
    const visit = (id: string, watchlist: string[]) =>
      createTestKit({ server: world.server, user: { id, watchlist }, onError() {} }).kit
    user(visit('ann', ['nobody'])).signIn()
    await world.server.settled()
    await vi.advanceTimersByTimeAsync(20_000)
    expect(hints()).toEqual([expect.stringMatching(/1 people on the watchlist/)])
    user(visit('bob', ['ann'])).signIn()
    await world.server.settled()
    await vi.advanceTimersByTimeAsync(20_000)
    expect(hints()).toHaveLength(1)
    vi.useRealTimers()
  })

  it('nothing is said of what comes as it should', async () => {
    channel(world.kit, 'machine').on('placed', () => {})
    records(world.kit, 'machine', 'placed', { by: 'id' as never }).subscribe(() => {})
    await emit('placed', { id: 1 })
    await emit('other', 1, 2, 3, 4, 5, 6, 7)
    expect(hints()).toEqual([])
  })
})

it.each(['production', 'test'])('nothing is said in %s', async (environment) => {
  develop(environment)
  latestNumber(world.kit, 'machine', 'load', 'cpus').subscribe(() => {})
  channel(world.kit, 'machine').on('loads', () => {})
  await emit('load', { cpu: 1 }, { cpu: 2 })
  expect(hints()).toEqual([])
  expect(world.kit.internals.hints).toBeUndefined()
})
