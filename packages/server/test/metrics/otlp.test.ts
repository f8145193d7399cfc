import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { VERSION } from '../../src/version.ts'
import { collector, makeTraffic, serve } from '../support/metrics.ts'

interface OtlpBody {
  resourceMetrics: {
    resource: { attributes: { key: string; value: { stringValue?: string } }[] }
    scopeMetrics: {
      metrics: {
        name: string
        sum?: { isMonotonic?: boolean; dataPoints: { asDouble?: number; asInt?: number }[] }
        histogram?: { dataPoints: { count: number; sum: number; explicitBounds: number[] }[] }
      }[]
    }[]
  }[]
}

describe('OTLP', () => {
  it('gets sums and histograms', async () => {
    const { posts, url } = await collector()
    const set = await serve({
      otlp: { url: `${url}/v1/metrics`, headers: { 'x-api-key': '1' } },
      interval: 100,
    })
    await makeTraffic(set)
    const latest = (name: string) =>
      posts
        .flatMap(({ body }) => (body as OtlpBody).resourceMetrics)
        .flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics))
        .findLast((metric) => metric.name === name)
    await vi.waitFor(() => {
      const { sum } = latest('channelkit.events_delivered')!
      expect(sum).toMatchObject({ isMonotonic: true, dataPoints: [{ asDouble: 2 }] })
      const { histogram } = latest('channelkit.event_size_bytes')!
      expect(histogram!.dataPoints.map((point) => point.sum).sort()).toEqual([100, 1000])
    })
    expect(posts[0]!.headers).toMatchObject({ 'x-api-key': '1', 'content-type': 'application/json' })
  })

  it('is told which process it is, and what the environment says of it', async () => {
    vi.stubEnv('OTEL_SERVICE_NAME', 'chat')
    vi.stubEnv('OTEL_RESOURCE_ATTRIBUTES', 'deployment.environment=production,team=web')
    onTestFinished(() => void vi.unstubAllEnvs())
    const { posts, url } = await collector()
    await serve({ otlp: { url: `${url}/v1/metrics` }, interval: 100 })
    await vi.waitFor(() => expect(posts.length).toBeGreaterThan(0))
    const { attributes } = (posts[0]!.body as OtlpBody).resourceMetrics[0]!.resource
    const told = Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue]))
    expect(told).toMatchObject({
      'service.name': 'chat',
      'service.version': VERSION,
      'service.instance.id': expect.stringMatching(/^[\da-f-]{36}$/),
      'deployment.environment': 'production',
      team: 'web',
    })
  })

  it('that is not there harms nothing, and does not keep the server from ending', async () => {
    const set = await serve({ otlp: { url: 'http://127.0.0.1:1/v1/metrics' }, interval: 100 })
    await makeTraffic(set)
    await vi.waitFor(() => expect(set.failures).toMatchObject([{ where: 'metrics to otlp' }]), {
      timeout: 5000,
    })
    await set.server.close()
  })
})
