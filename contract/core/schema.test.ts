import { channel, defineChannels, feed } from '@channelkit/core'
import { createTestKit, type TestKit } from '@channelkit/testing'
import { afterEach, describe, expect, it, vi } from 'vitest'

let world: TestKit | undefined
afterEach(() => {
  world?.server.destroy()
  world = undefined
})

const show = (options: Parameters<typeof createTestKit>[0]) => {
  world = createTestKit(options)
  return world
}

describe('a payload with a schema', async () => {
  const { z } = await import('zod')
  const channels = defineChannels({
    market: { events: { price: z.object({ value: z.number() }) } },
    'presence-room-{id}': { client: { 'client-wave': z.object({ to: z.string() }) } },
  })

  it('that does not fit reaches activity and onInvalid, and nobody else', async () => {
    const onInvalid = vi.fn()
    const { kit, server } = show({ channels, onInvalid })
    const types: string[] = []
    kit.activity.subscribe(() => {})
    const store = feed(kit, 'market', 'price')
    store.subscribe(() => {})
    await server.settled()
    for (const data of [{ value: 'much' }, { value: 1, more: 2 }]) server.emit('market', 'price', data)
    await server.settled()
    for (const { type } of kit.activity.getSnapshot().entries) types.push(type)
    expect(store.getSnapshot().map(({ data }) => data)).toEqual([{ value: 1 }])
    expect(onInvalid).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ code: 'invalid-payload', message: expect.stringContaining('value') }),
      { channel: 'market', event: 'price', data: { value: 'much' } },
    )
    expect(types).toContain('invalid')
  })

  it('is not sent either', async () => {
    const { kit, server } = show({ channels })
    const result = await channel(kit, 'presence-room-1').trigger('client-wave', { to: 7 })
    expect(result).toMatchObject({ status: 'failed', error: { code: 'invalid-payload' } })
    expect(server.triggered).toEqual([])
  })

  it('has names from templates', () => {
    expect(channels.name('presence-room-{id}', { id: 7 })).toBe('presence-room-7')
    expect(() => channels.name('presence-room-{id}', {} as never)).toThrow(/id/)
    expect(channels.check('presence-room-7', 'client-wave', {}).error?.code).toBe('invalid-payload')
    expect(channels.check('elsewhere', 'client-wave', {})).toEqual({ data: {} })
  })
})
