import { describe, expect, it } from 'vitest'
import { type Exports, snippetsOf } from './exports.ts'

const NONE: Exports = {
  prometheus: null,
  datadog: null,
  librato: null,
  otlp: null,
  interval: 10_000,
  metrics: [],
}
const of = (told: Partial<Exports>, title: string, port = '6001') =>
  snippetsOf({ ...NONE, ...told }, 'example.com', port).find((one) => one.title.startsWith(title))!
const all = (told: Partial<Exports>, title: string, port?: string) =>
  of(told, title, port)
    .snippets.map(({ text }) => text)
    .join('\n')
const prometheus = { path: '/numbers', port: null, token: false, open: false }

describe('what is to be copied', () => {
  it('for Prometheus names this server, and its token where it has one', () => {
    expect(all({ prometheus }, 'Prometheus')).toBe(
      "scrape_configs:\n  - job_name: channelkit\n    metrics_path: /numbers\n    static_configs:\n      - targets: ['example.com:6001']",
    )
    expect(all({ prometheus: { ...prometheus, token: true } }, 'Prometheus')).toContain(
      '    authorization:\n      credentials_file: ',
    )
    expect(all({ prometheus: { ...prometheus, port: 9090 } }, 'Prometheus')).toContain("'example.com:9090'")
    expect(all({ prometheus }, 'Prometheus', '')).toContain("'example.com:80'")
  })

  it('for Datadog is for its agent, either way', () => {
    const datadog = { host: 'agent', port: 18_125, prefix: '', hostedNames: false }
    expect(of({ datadog }, 'Datadog').where).toBe('sent to the agent at agent:18125 every 10000 ms')
    expect(all({ datadog }, 'Datadog')).toContain('dogstatsd_port: 18125')
    expect(all({ prometheus: { ...prometheus, token: true } }, 'Datadog')).toMatch(
      /openmetrics_endpoint: http:\/\/example\.com:6001\/numbers\n.*\n.*\n {4}headers:\n {6}Authorization/,
    )
  })

  it.each(['Prometheus', 'Datadog', 'Librato', 'OpenTelemetry'])(
    'for %s begins with what turns it on',
    (title) => {
      const { on, snippets } = of({}, title)
      expect(on).toBe(false)
      expect(Object.keys(JSON.parse(snippets[0]!.text))).toEqual(['metrics'])
    },
  )

  it('keeps what is set for Librato', () => {
    const librato = { source: 'here', prefix: 'x.', hostedNames: false }
    expect(JSON.parse(of({ librato }, 'Librato').snippets[0]!.text).metrics.librato).toMatchObject({
      source: 'here',
      prefix: 'x.',
    })
  })
})
