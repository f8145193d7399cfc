import type { Server } from 'node:http'
import type { MeterProvider } from '@opentelemetry/sdk-metrics'
import { DEFAULTS } from '../defaults.ts'
import { listen } from '../http/node-server.ts'
import type { Service } from '../http/service.ts'
import { within } from '../http/within.ts'
import { type Hub, ServerError } from '../hub/index.ts'
import { needing } from '../needing.ts'
import type { Webhooks } from '../webhooks/webhooks.ts'
import { createPushReader, type Sink } from './exporter.ts'
import { checkMetrics, type MetricsOptions } from './options.ts'
import { packagesFor } from './packages.ts'
import type { Scrape } from './prometheus.ts'
import { createMetricsServer, createScrape, prometheusService } from './prometheus.ts'
import { createProvider } from './provider.ts'
import { createReadings } from './readings.ts'
import { createRecorder } from './recorder.ts'

/** Counts what happens in a hub, and hands it to whoever was named. */
export interface Metrics {
  /** For the server's own port, if the metrics are to be read there. */
  readonly service: Service | undefined
  /** Where metrics are served on a port of their own. */
  readonly port: number | undefined
  /** Loads what was asked for and begins. Calling it again is the same. */
  start(): Promise<void>
  /**
   * The metrics in the text format of Prometheus.
   *
   * @throws ServerError `no-prometheus` if the options don't ask for it
   */
  text(): Promise<string>
  /** Sends what was counted last, and stops. */
  close(): Promise<void>
}

/** How long the last sending may take, in ms. */
const LAST = 2000

/**
 * Counts from now on. OpenTelemetry and what the exporters need are loaded by `start`, and only as far as the options
 * ask for them.
 *
 * @param apart whether `service` will stand on a port of its own: then it needs no token to be kept to this machine
 * @throws ServerError `invalid-options`; from `start`, `missing-package`
 * @example
 * const metrics = createMetrics(hub, webhooks, { prometheus: true })
 * await metrics.start()
 */
export function createMetrics(
  hub: Hub,
  webhooks: Webhooks,
  options: MetricsOptions,
  { apart = false }: { apart?: boolean } = {},
): Metrics {
  checkMetrics(options, apart)
  const { datadog, librato, otlp, interval = DEFAULTS.metrics.interval } = options
  const prometheus = options.prometheus === true ? {} : options.prometheus || undefined
  const recorder = createRecorder(hub.apps.map(({ app }) => app.id))
  const untap = hub.tap(recorder.record)
  const readings = createReadings(hub, webhooks, recorder)
  let started: Promise<{ provider: MeterProvider; scrape: Scrape | undefined }> | undefined
  let server: Server | undefined
  let port: number | undefined

  async function begin() {
    const scrape = prometheus && (await createScrape(recorder))
    const onFailure = (exporter: string, error: string) =>
      hub.tell({ type: 'problem', where: `metrics to ${exporter}`, message: error })
    const readers = await Promise.all(
      (await sinks()).map((sink) => createPushReader(sink, { recorder, interval, onFailure })),
    )
    const provider = await createProvider(readings, scrape ? [scrape.reader, ...readers] : readers)
    if (service && prometheus?.port !== undefined) {
      server = createMetricsServer(service)
      port = await listen(server, prometheus.port, prometheus.host ?? DEFAULTS.metrics.prometheus.host)
    }
    return { provider, scrape }
  }

  async function sinks(): Promise<Sink[]> {
    const made: Promise<Sink>[] = []
    // Each is a file of its own, so that nobody loads what they don't use.
    if (datadog)
      made.push(import('./datadog.ts').then((one) => one.createDatadogSink(datadog === true ? {} : datadog)))
    if (librato) made.push(import('./librato.ts').then((one) => one.createLibratoSink(librato)))
    if (otlp) made.push(import('./otlp.ts').then((one) => one.createOtlpSink(otlp, Math.min(interval, 5000))))
    return Promise.all(made)
  }
  const start = () => {
    started ??= needing('The option metrics', packagesFor(options), begin)
    return started
  }
  async function text() {
    const { scrape } = await start()
    if (!scrape) throw new ServerError('no-prometheus', 'The options of metrics do not ask for prometheus.')
    return scrape.text()
  }
  const service = prometheus && prometheusService(prometheus, text)

  return {
    service: prometheus?.port === undefined ? service : undefined,
    get port() {
      return port
    },
    start: async () => void (await start()),
    text,
    async close() {
      untap()
      // Who never started has nothing to send.
      const running = await started?.catch(() => undefined)
      if (running) await within(LAST, running.provider.shutdown())
      readings.end()
      server?.close()
      server?.closeAllConnections()
    },
  }
}
