import { latest, records, withState } from '@channelkit/core'
import { createTestKit, type TestKit } from '@channelkit/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

let world: TestKit
beforeEach(() => {
  vi.useFakeTimers()
  world = createTestKit({ onError: () => {} })
})
afterEach(() => {
  world.server.destroy()
  vi.useRealTimers()
})
const settled = async () => {
  await world.server.settled()
  await world.server.settled()
}

interface Row {
  id: number
  text: string
}

describe('a collection of several channels', () => {
  it('holds the rows of all, and an answer speaks for its own channel only', async () => {
    const of = (channel: string) => [{ id: channel === 'a' ? 1 : 2, text: channel }]
    const rows = records<never, never, Row>(world.kit, ['a', 'b'] as never, 'saved' as never, {
      by: 'id',
      backfill: async (_, { channel }) => of(channel),
    })
    rows.subscribe(() => {})
    await settled()
    await settled()
    expect(rows.getSnapshot()).toMatchObject({ ids: ['1', '2'], status: 'live' })
    world.server.emit('b', 'saved', { id: 3, text: 'b' })
    await settled()
    expect(rows.getSnapshot().ids).toEqual(['1', '2', '3'])
  })

  it('is no better than the worst of them', async () => {
    world.server.refuseAuth('private-b')
    const newest = latest(world.kit, ['a', 'private-b'], 'n')
    newest.subscribe(() => {})
    await settled()
    world.server.emit('a', 'n', 1)
    await settled()
    expect(newest.details.getSnapshot()).toMatchObject({
      data: 1,
      status: 'failed',
      error: { code: 'auth-denied' },
    })
    expect(withState(1, newest.details.getSnapshot())).toMatchObject({ data: 1, status: 'failed' })
  })
})
