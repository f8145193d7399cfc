import { describe, expect, it, vi } from 'vitest'
import { parseExposition } from '../support/exposition.ts'
import { collector, makeTraffic, scrape, serve } from '../support/metrics.ts'

interface Measurement {
  name: string
  value: number
  source: string
}

interface LibratoBody {
  measure_time: number
  counters: Measurement[]
  gauges: Measurement[]
}

describe('Librato', () => {
  it('gets counters that grow, and gauges', async () => {
    const { posts, url } = await collector()
    const librato = { email: 'me@example.com', token: 'hush', url: `${url}/v1/metrics`, source: 'web 1' }
    const set = await serve({ librato, interval: 100 })
    await makeTraffic(set)
    const all = (kind: 'counters' | 'gauges') => posts.flatMap(({ body }) => (body as LibratoBody)[kind])
    const delivered = () => all('counters').filter(({ name }) => name === 'channelkit.events_delivered')
    await vi.waitFor(() => {
      expect(delivered().filter(({ value }) => value === 2).length).toBeGreaterThan(1)
      expect(all('gauges')).toContainEqual({
        name: 'channelkit.connections',
        value: 2,
        source: 'web_1.app.websocket.false',
      })
      expect(all('gauges').find(({ name }) => name === 'channelkit.event_size_bytes.max')).toBeDefined()
    })
    expect(delivered()[0]!.source).toBe('web_1.app')
    const { headers, body, url: path } = posts[0]!
    expect(path).toBe('/v1/metrics')
    expect(headers.authorization).toBe(`Basic ${btoa('me@example.com:hush')}`)
    expect(headers['content-type']).toBe('application/json')
    expect(Math.abs((body as LibratoBody).measure_time - Date.now() / 1000)).toBeLessThan(60)
    for (const { name, source } of [...all('gauges'), ...all('counters')])
      expect(name + source).toMatch(/^[A-Za-z0-9.:_-]+$/)
  })

  it('gets the names of hosted Channels where they are asked for', async () => {
    const { posts, url } = await collector()
    const set = await serve({ librato: { email: 'a', token: 'b', url, hostedNames: true }, interval: 100 })
    await makeTraffic(set)
    await vi.waitFor(() => {
      const counters = posts.flatMap(({ body }) => (body as LibratoBody).counters)
      expect(counters.find(({ name, value }) => name === 'pusher.messages' && value === 7)).toBeDefined()
    })
  })

  it('that refuses is counted and told once, and missed by nobody', async () => {
    const { posts, url } = await collector(() => 401)
    const set = await serve({
      librato: { email: 'me', token: 'hush', url },
      prometheus: { open: true },
      interval: 100,
    })
    await vi.waitFor(() => expect(posts.length).toBeGreaterThan(2))
    expect(set.failures).toMatchObject([{ where: 'metrics to librato', message: 'Librato answered 401.' }])
    await makeTraffic(set)
    const { value } = parseExposition((await scrape(`${set.url}/metrics`)).text)
    expect(value('channelkit_metrics_export_failures_total', { exporter: 'librato' })).toBeGreaterThan(1)
  })
})
