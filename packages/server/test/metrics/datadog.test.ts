import { describe, expect, it, vi } from 'vitest'
import { HOSTED_NAMES } from '../../src/metrics/hosted-names.ts'
import { agent, makeTraffic, serve } from '../support/metrics.ts'

describe('Datadog', () => {
  it('gets what was added since the last time, with tags', async () => {
    const { port, total, last, parsed } = await agent()
    const set = await serve({
      datadog: { host: '127.0.0.1', port, prefix: 'mine.', tags: { env: 'test' } },
      interval: 100,
    })
    await makeTraffic(set)
    await vi.waitFor(() => {
      expect(total('mine.channelkit.events_delivered', 'app:app', 'env:test')).toBe(2)
      expect(total('mine.channelkit.client_events_rejected')).toBe(1)
      expect(last('mine.channelkit.connections')).toMatchObject({ value: 2, type: 'g' })
      expect(total('mine.channelkit.event_size_bytes.count')).toBe(2)
    })
    // Counters are not sent again, levels are.
    const before = parsed().length
    await vi.waitFor(() => expect(parsed().length).toBeGreaterThan(before + 20))
    expect(total('mine.channelkit.events_delivered')).toBe(2)
  })

  it('gets the names of hosted Channels where they are asked for', async () => {
    const { port, total, last, parsed } = await agent()
    const set = await serve({ datadog: { port, hostedNames: true }, interval: 100 })
    await makeTraffic(set)
    await vi.waitFor(() => {
      expect(total('pusher.messages.api_request')).toBe(1)
      expect(total('pusher.messages.broadcast')).toBe(2)
      expect(total('pusher.messages.client_event.received')).toBe(1)
      expect(total('pusher.messages.client_event.sent')).toBe(1)
      expect(total('pusher.messages.presence_event')).toBe(2)
      expect(total('pusher.messages')).toBe(7)
      expect(last('pusher.connections')).toMatchObject({ value: 2, type: 'g', tags: ['app:app'] })
      expect(last('pusher.connections.non_secure.ws')).toMatchObject({ value: 2 })
      expect(last('pusher.occupied_channels')).toMatchObject({ value: 1 })
      expect(total('pusher.message_size.count')).toBe(2)
      expect(last('pusher.message_size.max')!.value).toBeLessThanOrEqual(1000)
    })
    for (const { name } of parsed()) expect(HOSTED_NAMES).toContain(name)
  })

  it('is not missed when no agent listens', async () => {
    const set = await serve({ datadog: { port: 9 }, interval: 100 })
    await makeTraffic(set)
  })
})
