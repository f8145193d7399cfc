import type { Sink } from './exporter.ts'
import type { OtlpOptions } from './options.ts'

/** Sends to a collector, or to any service that takes OTLP over HTTP. */
export async function createOtlpSink({ url, headers }: OtlpOptions, timeout: number): Promise<Sink> {
  const { OTLPMetricExporter } = await import('@opentelemetry/exporter-metrics-otlp-http')
  const exporter = new OTLPMetricExporter({ url, headers: { ...headers }, timeoutMillis: timeout })
  return {
    name: 'otlp',
    counters: 'cumulative',
    histograms: 'cumulative',
    send: (metrics) =>
      new Promise((resolve, reject) =>
        exporter.export(metrics, ({ code, error }) =>
          // Its messages may hold the receiver's answer or address; the kind of failure is enough.
          code === 0
            ? resolve()
            : reject(
                new Error(
                  error?.name === 'OTLPExporterError'
                    ? 'The receiver refused.'
                    : 'The receiver was not reached.',
                ),
              ),
        ),
      ),
    close: () => exporter.shutdown(),
  }
}
