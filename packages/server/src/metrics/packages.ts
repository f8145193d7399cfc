import type { MetricsOptions } from './options.ts'

/** What counting needs, wherever the numbers go. */
const ALWAYS = ['@opentelemetry/api', '@opentelemetry/resources', '@opentelemetry/sdk-metrics']

/** The packages that metrics with these options need. */
export const packagesFor = ({ prometheus, datadog, otlp }: MetricsOptions): readonly string[] => [
  ...ALWAYS,
  ...(prometheus ? ['@opentelemetry/exporter-prometheus'] : []),
  ...(datadog ? ['hot-shots'] : []),
  ...(otlp ? ['@opentelemetry/exporter-metrics-otlp-http'] : []),
]
