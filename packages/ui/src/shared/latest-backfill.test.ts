import type { ChannelKit } from '@channelkit/core'
import { expect, test, vi } from 'vitest'
import { latestBackfill } from './latest-backfill.ts'

test('a function that is another one in each render is one for the component, and the last one is called', async () => {
  const kit = {} as ChannelKit
  const [first, second] = [vi.fn(async (..._: unknown[]) => [1]), vi.fn(async (..._: unknown[]) => [2])]
  const stable = latestBackfill(kit, 'cpu', first)
  expect(latestBackfill(kit, 'cpu', second)).toBe(stable)
  expect(await stable(null, {})).toEqual([2])
  expect(first).not.toHaveBeenCalled()
  expect(latestBackfill(kit, 'memory', first)).not.toBe(stable)
  expect(latestBackfill({} as ChannelKit, 'cpu', first)).not.toBe(stable)
})
