import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { MetricReader } from '@opentelemetry/sdk-metrics'
import { DEFAULTS } from '../defaults.ts'
import { isLocal } from '../http/local-only.ts'
import { refuse, type Service } from '../http/service.ts'
import { ServerError } from '../hub/index.ts'
import { sameText } from '../hub/signatures.ts'
import type { PrometheusOptions } from './options.ts'
import { processText } from './process.ts'
import { createHistogramProducer } from './producer.ts'
import type { Recorder } from './recorder.ts'

/** What is read when somebody asks. */
export interface Scrape {
  readonly reader: MetricReader
  /** The text format of Prometheus. */
  text(): Promise<string>
}

export async function createScrape(recorder: Recorder): Promise<Scrape> {
  const [{ MetricReader }, { PrometheusSerializer }] = await Promise.all([
    import('@opentelemetry/sdk-metrics'),
    import('@opentelemetry/exporter-prometheus'),
  ])
  class ScrapeReader extends MetricReader {
    protected override async onForceFlush() {}
    protected override async onShutdown() {}
  }
  const reader = new ScrapeReader({
    metricProducers: [await createHistogramProducer(recorder, 'cumulative')],
  })
  const serializer = new PrometheusSerializer(undefined, false, undefined, true, true)
  return {
    reader,
    async text() {
      const { resourceMetrics } = await reader.collect()
      return serializer.serialize(resourceMetrics) + processText()
    },
  }
}

/** Answers at the path of the metrics, to whom may see them. */
export function prometheusService(
  { path = DEFAULTS.metrics.prometheus.path, token, open = false }: PrometheusOptions,
  text: () => Promise<string>,
): Service {
  async function answer(response: ServerResponse) {
    const body = await text()
    response.writeHead(200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' }).end(body)
  }
  return (request, response, asked) => {
    if (asked !== path) return false
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      refuse(response, new ServerError('method-not-allowed', 'Metrics are for GET.'))
    } else if (!(token ? hasToken(request, token) : open || isLocal(request))) {
      const error = token
        ? 'Metrics need their token: Authorization: Bearer TOKEN.'
        : 'Metrics are for this machine only, unless a token is set for them.'
      refuse(response, new ServerError('metrics-refused', error), token ? 401 : 403)
    } else answer(response).catch(() => refuse(response, new ServerError('unavailable', 'No metrics now.')))
    return true
  }
}

const hasToken = ({ headers }: IncomingMessage, token: string) =>
  sameText(headers.authorization ?? '', `Bearer ${token}`)

/** Serves metrics, and nothing else, on a port of their own. */
export function createMetricsServer(service: Service) {
  return createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0]!
    if (!service(request, response, path))
      refuse(response, new ServerError('not-found', 'There is nothing here.'))
  })
}
