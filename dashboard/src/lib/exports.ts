/** Where numbers go, as the server tells it: no token and no password among it. */
export interface Exports {
  readonly prometheus: { path: string; port: number | null; token: boolean; open: boolean } | null
  readonly datadog: { host: string; port: number; prefix: string; hostedNames: boolean } | null
  readonly librato: { source: string | null; prefix: string; hostedNames: boolean } | null
  readonly otlp: { host: string } | null
  readonly interval: number
  readonly metrics: readonly { name: string; kind: string; unit: string; description: string }[]
}

interface Snippet {
  readonly label: string
  readonly text: string
}
interface Exporter {
  readonly title: string
  readonly on: boolean
  readonly where: string
  readonly snippets: readonly Snippet[]
}

const json = (value: unknown) => JSON.stringify(value, null, 2)

/** What to copy for each place that numbers can go to. */
export function snippetsOf(told: Exports, hostname: string, port: string): Exporter[] {
  return [
    prometheusOf(told, hostname, port),
    datadogOf(told, hostname, port),
    libratoOf(told),
    {
      title: 'OpenTelemetry (OTLP)',
      on: told.otlp !== null,
      where: told.otlp ? `sent to ${told.otlp.host} every ${told.interval} ms` : 'not sent',
      snippets: told.otlp
        ? []
        : [
            {
              label: 'In the configuration of this server',
              text: json({ metrics: { otlp: { url: 'http://127.0.0.1:4318/v1/metrics' } } }),
            },
          ],
    },
  ]
}

function prometheusOf({ prometheus }: Exports, hostname: string, port: string): Exporter {
  const target = `${hostname}:${prometheus?.port ?? (port || 80)}`
  const path = prometheus?.path ?? '/metrics'
  const token = prometheus ? prometheus.token : true
  const scrape = [
    'scrape_configs:',
    '  - job_name: channelkit',
    `    metrics_path: ${path}`,
    ...(token ? ['    authorization:', '      credentials_file: /etc/prometheus/channelkit-token'] : []),
    '    static_configs:',
    `      - targets: ['${target}']`,
  ].join('\n')
  const config = {
    label: 'First, in the configuration of this server',
    text: json({ metrics: { prometheus: { token: 'A TOKEN OF YOUR OWN' } } }),
  }
  return {
    title: 'Prometheus',
    on: prometheus !== null,
    where: prometheus ? `read from ${target}${path}` : 'not served',
    snippets: [...(prometheus ? [] : [config]), { label: 'In prometheus.yml', text: scrape }],
  }
}

function datadogOf({ datadog, prometheus, interval }: Exports, hostname: string, port: string): Exporter {
  const agent = ['# datadog.yaml', 'use_dogstatsd: true', `dogstatsd_port: ${datadog?.port ?? 8125}`].join(
    '\n',
  )
  const check = [
    '# conf.d/openmetrics.d/conf.yaml, for an agent that reads what Prometheus would',
    'instances:',
    `  - openmetrics_endpoint: http://${hostname}:${prometheus?.port ?? (port || 80)}${prometheus?.path ?? '/metrics'}`,
    '    namespace: channelkit',
    '    metrics: [".*"]',
    ...(prometheus?.token
      ? ['    headers:', '      Authorization: Bearer "%%env_CHANNELKIT_METRICS_TOKEN%%"']
      : []),
  ].join('\n')
  const config = {
    label: 'First, in the configuration of this server',
    text: json({ metrics: { datadog: { host: '127.0.0.1', port: 8125 } } }),
  }
  return {
    title: 'Datadog',
    on: datadog !== null,
    where: datadog ? `sent to the agent at ${datadog.host}:${datadog.port} every ${interval} ms` : 'not sent',
    snippets: [
      ...(datadog ? [] : [config]),
      { label: 'In the agent', text: agent },
      { label: 'Or without DogStatsD', text: check },
    ],
  }
}

function libratoOf({ librato, interval }: Exports): Exporter {
  const named = librato ? { source: librato.source ?? undefined, prefix: librato.prefix || undefined } : {}
  return {
    title: 'Librato',
    on: librato !== null,
    where: librato ? `sent every ${interval} ms` : 'not sent',
    snippets: [
      {
        label: 'In the configuration of this server',
        text: json({ metrics: { librato: { email: 'you@example.com', token: 'YOUR API TOKEN', ...named } } }),
      },
    ],
  }
}
