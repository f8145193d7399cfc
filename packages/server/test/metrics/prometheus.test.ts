import { describe, expect, it } from 'vitest'
import { createServer } from '../../src/index.ts'
import { METRICS } from '../../src/metrics/definitions.ts'
import { parseExposition } from '../support/exposition.ts'
import { app, makeTraffic, scrape, serve } from '../support/metrics.ts'

describe('Prometheus', () => {
  it('reads all that happened, in its text format', async () => {
    const set = await serve({ prometheus: { open: true } })
    await makeTraffic(set)
    const { status, type, text } = await scrape(`${set.url}/metrics`)
    expect([status, type]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8'])
    const { value, families } = parseExposition(text)
    const own = { app: 'app' }
    expect(value('channelkit_slow_readers_total', own)).toBe(0)
    expect(value('channelkit_send_queue_bytes', own)).toBe(0)
    expect(value('channelkit_connections', { ...own, transport: 'websocket', tls: 'false' })).toBe(2)
    expect(
      value('channelkit_connections_opened_total', { ...own, transport: 'websocket', tls: 'false' }),
    ).toBe(2)
    expect(value('channelkit_events_published_total', own)).toBe(1)
    expect(value('channelkit_events_delivered_total', own)).toBe(2)
    expect(value('channelkit_client_events_received_total', own)).toBe(1)
    expect(value('channelkit_client_events_sent_total', own)).toBe(1)
    expect(value('channelkit_client_events_rejected_total', own)).toBe(1)
    // Its sender was told of it as of an error.
    expect(value('channelkit_protocol_errors_total', { ...own, code: '4301' })).toBe(1)
    expect(value('channelkit_presence_events_total', { ...own, event: 'member_added' })).toBe(2)
    expect(value('channelkit_channels', own)).toBe(1)
    expect(value('channelkit_members', own)).toBe(2)
    expect(value('channelkit_subscriptions', own)).toBe(2)
    expect(value('channelkit_messages_received_total', own)).toBe(4)
    expect(value('channelkit_bytes_sent_total', own)).toBeGreaterThan(2000)
    const route = 'POST /apps/:app/events'
    expect(value('channelkit_api_requests_total', { ...own, route, status: '200' })).toBe(1)
    expect(value('channelkit_api_request_duration_seconds_count', { route })).toBe(1)
    expect(value('channelkit_event_size_bytes_sum', { ...own, source: 'api' })).toBe(1000)
    expect(value('channelkit_event_size_bytes_bucket', { ...own, source: 'api', le: '1024' })).toBe(1)
    expect(value('channelkit_event_size_bytes_bucket', { ...own, source: 'api', le: '256' })).toBe(0)
    expect(value('channelkit_event_size_bytes_sum', { ...own, source: 'client' })).toBe(100)
    expect(value('channelkit_process_memory_bytes', { kind: 'rss' })).toBeGreaterThan(1e6)
    expect(value('channelkit_event_loop_delay_seconds', { share: '0.99' })).toBeGreaterThanOrEqual(0)
    expect(families.get('channelkit_connections')).toMatchObject({ type: 'gauge' })
    expect(families.get('channelkit_event_size_bytes')).toMatchObject({ type: 'histogram' })
    // Nothing is there that is not defined, and asking twice counts nothing twice.
    const defined = new Set(Object.values(METRICS).map(({ name }) => name.replaceAll('.', '_')))
    for (const name of families.keys())
      if (!name.startsWith('process_')) expect(defined).toContain(name.replace(/_total$/, ''))
    const again = parseExposition((await scrape(`${set.url}/metrics`)).text)
    expect(again.value('channelkit_events_delivered_total', own)).toBe(2)
    expect(text).not.toContain('app-secret')
  })

  it('counts who left, and why', async () => {
    const set = await serve({ prometheus: { open: true } })
    await makeTraffic(set)
    set.server.hub.close()
    const { value } = parseExposition(await set.server.metrics!.text())
    expect(value('channelkit_connections', { app: 'app', transport: 'websocket', tls: 'false' })).toBe(0)
    const labels = { app: 'app', transport: 'websocket', reason: '4200' }
    expect(value('channelkit_connections_closed_total', labels)).toBe(2)
    expect(value('channelkit_presence_events_total', { app: 'app', event: 'member_removed' })).toBe(2)
  })

  it.each([[true as const], [{}], [{ path: '/m' }], [{ open: false }], [{ host: '127.0.0.1' }]])(
    "is not on the server's port unless somebody decided who may read it: %j",
    async (prometheus) => {
      // A proxy on this machine that says nothing of whom it asks for looks like this machine.
      expect(() => createServer({ apps: [app], port: 0, metrics: { prometheus } })).toThrow(
        /prometheus needs a token, a port of its own, a listener apart \(admin\), or open: true/,
      )
    },
  )

  it('is answered with the token, or to everybody where that was chosen', async () => {
    const open = await serve({ prometheus: { open: true } })
    expect((await scrape(`${open.url}/metrics`, { 'x-forwarded-for': '1.2.3.4' })).status).toBe(200)
    expect((await fetch(`${open.url}/metrics`, { method: 'POST' })).status).toBe(405)
    const locked = await serve({ prometheus: { token: 'hush', path: '/m' } })
    expect((await scrape(`${locked.url}/m`)).status).toBe(401)
    expect((await scrape(`${locked.url}/m`, { authorization: 'Bearer hush2' })).status).toBe(401)
    const given = await scrape(`${locked.url}/m`, {
      authorization: 'Bearer hush',
      'x-forwarded-for': '1.2.3.4',
    })
    expect(given.status).toBe(200)
    expect((await scrape(`${locked.url}/metrics`)).status).toBe(404)
  })

  it('can have a port of its own', async () => {
    const { server, url } = await serve({ prometheus: { port: 0 } })
    expect((await scrape(`${url}/metrics`)).status).toBe(404)
    const { status, text } = await scrape(`http://127.0.0.1:${server.metrics!.port}/metrics`)
    expect(status).toBe(200)
    expect(parseExposition(text).families.size).toBeGreaterThan(10)
    expect((await scrape(`http://127.0.0.1:${server.metrics!.port}/apps/app/channels`)).status).toBe(404)
    const passedOn = { 'x-forwarded-for': '1.2.3.4' }
    expect((await scrape(`http://127.0.0.1:${server.metrics!.port}/metrics`, passedOn)).status).toBe(403)
  })
})
