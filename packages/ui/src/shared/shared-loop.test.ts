import { createChannelKit } from '@channelkit/core'
import * as deferred from '@channelkit/core/deferred'
import { expect, it, vi } from 'vitest'
import { paced } from './paced.ts'
import { testStore } from './test-store.ts'
import { ticker } from './ticker.ts'

it('a loop that many share goes on though one of them throws, and so do the others', () => {
  vi.useFakeTimers({ now: 1000 })
  const errors: unknown[] = []
  const kit = createChannelKit({
    key: 'app',
    cluster: 'eu',
    deferred,
    onError: (error) => errors.push(error),
  })
  let count = 0
  const broken = () => {
    throw new Error('broken')
  }
  const source = testStore(0)
  const shared = [ticker(kit, 1000), paced(kit, source, () => true)]
  const stops = shared.flatMap((one) => [one.subscribe(broken), one.subscribe(() => count++)])
  vi.advanceTimersByTime(3000)
  source.set(1)
  vi.advanceTimersByTime(200)
  expect(count).toBe(4)
  expect(errors).toHaveLength(4)
  for (const stop of stops) stop()
  expect(vi.getTimerCount()).toBe(0)
  kit.destroy()
  vi.useRealTimers()
})
