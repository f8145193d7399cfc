import { get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { MetricsOptions } from '../../src/index.ts'
import { createServer } from '../../src/index.ts'
import { app } from '../support/metrics.ts'

describe('options', () => {
  it.each<[string, MetricsOptions]>([
    ['interval', { interval: 1 }],
    ['prometheus.path', { prometheus: { path: 'metrics' } }],
    ['prometheus.token', { prometheus: { token: '' } }],
    ['prometheus.port', { prometheus: { port: 70_000 } }],
    ['datadog.port', { datadog: { port: -1 } }],
    ['librato', { librato: { email: '', token: 'hush' } }],
    ['librato.url', { librato: { email: 'a', token: 'hush', url: 'x' } }],
    ['otlp.url', { otlp: { url: 'ftp://x' } }],
  ])('that are wrong are refused: %s', (name, metrics) => {
    const act = () => createServer({ apps: [app], metrics })
    expect(act).toThrow(name)
    expect(act).not.toThrow('hush')
  })

  it('that are not there load nothing', async () => {
    const server = createServer({ apps: [app], port: 0 })
    await server.listen()
    onTestFinished(() => server.close())
    expect(server.metrics).toBeUndefined()
    const { port } = server.httpServer.address() as AddressInfo
    const status = await new Promise((resolve) =>
      get(`http://127.0.0.1:${port}/metrics`, (response) => resolve(response.resume().statusCode)),
    )
    expect(status).toBe(404)
  })
})
