import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createToldKit } from '../test/told-kit.ts'
import { dataOf } from './error-data.ts'
import { type Channel, ChannelKitError, channel } from './index.ts'

let world: ReturnType<typeof createToldKit>
let ticker: Channel
const nothing = () => {}
const told = (more: object) => world.told({ channel: 'ticker', ...more })
const live = (more: object = {}) => told({ type: 'subscribed', ...more })
const shown = () => {
  world.kit.flush()
  return ticker.getSnapshot()
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1000 })
  world = createToldKit()
  ticker = channel(world.kit, 'ticker')
})
afterEach(() => {
  world.kit.destroy()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

describe('what is wrong while it is live', () => {
  const wrong = () =>
    told({ type: 'channel-error', error: dataOf(new ChannelKitError('decryption-failed', 'What?')) })

  it('shows until the next event, or until it is live anew', () => {
    const stop = ticker.subscribe(nothing)
    live()
    wrong()
    expect(shown()).toMatchObject({ status: 'live', error: { code: 'decryption-failed' } })
    told({ type: 'event', event: 'trade', data: 1 })
    expect(shown()).toMatchObject({ status: 'live', error: null })
    wrong()
    live()
    expect(shown().error).toBeNull()
    stop()
  })

  it('is told once, until the channel is live anew', () => {
    const stop = ticker.subscribe(nothing)
    live()
    wrong()
    wrong()
    expect(world.errors).toEqual(['decryption-failed'])
    live()
    wrong()
    expect(world.errors).toHaveLength(2)
    stop()
  })
})
