import { DEFAULTS } from '../defaults.ts'
import { METRICS } from '../metrics/definitions.ts'
import type { MetricsOptions } from '../metrics/options.ts'

/** Where numbers go, without tokens and passwords. */
export interface ExportsTold {
  readonly prometheus: { path: string; port: number | null; token: boolean; open: boolean } | null
  readonly datadog: { host: string; port: number; prefix: string; hostedNames: boolean } | null
  readonly librato: { source: string | null; prefix: string; hostedNames: boolean } | null
  readonly otlp: { host: string } | null
  /** How often they are sent, in ms. */
  readonly interval: number
  readonly metrics: readonly { name: string; kind: string; unit: string; description: string }[]
}

/** @param options as the server was given them */
export function exportsOf(options: MetricsOptions | undefined): ExportsTold {
  const { prometheus, datadog, librato, otlp, interval = DEFAULTS.metrics.interval } = options ?? {}
  const scrape = prometheus === true ? {} : prometheus || undefined
  const agent = datadog === true ? {} : datadog || undefined
  return {
    prometheus: scrape
      ? {
          path: scrape.path ?? DEFAULTS.metrics.prometheus.path,
          port: scrape.port ?? null,
          token: scrape.token !== undefined,
          open: scrape.open === true,
        }
      : null,
    datadog: agent
      ? {
          host: agent.host ?? DEFAULTS.metrics.datadog.host,
          port: agent.port ?? DEFAULTS.metrics.datadog.port,
          prefix: agent.prefix ?? '',
          hostedNames: agent.hostedNames === true,
        }
      : null,
    librato: librato
      ? {
          source: librato.source ?? null,
          prefix: librato.prefix ?? '',
          hostedNames: librato.hostedNames === true,
        }
      : null,
    otlp: otlp ? { host: URL.canParse(otlp.url) ? new URL(otlp.url).host : '' } : null,
    interval,
    metrics: Object.values(METRICS).map(({ name, kind, unit, description }) => ({
      name,
      kind,
      unit,
      description,
    })),
  }
}
