import type {
  AggregationTemporality,
  InstrumentType,
  MetricReader,
  PushMetricExporter,
  ResourceMetrics,
} from '@opentelemetry/sdk-metrics'
import { createHistogramProducer, type HistogramStyle } from './producer.ts'
import type { Recorder } from './recorder.ts'

/** Somewhere that metrics are sent to. */
export interface Sink {
  readonly name: string
  /** Whether counters come as what was added since the last time, or as all so far. */
  readonly counters: 'delta' | 'cumulative'
  readonly histograms: HistogramStyle
  send(metrics: ResourceMetrics): Promise<void>
  close(): Promise<void>
}

export interface SinkParts {
  readonly recorder: Recorder
  /** In ms. */
  readonly interval: number
  /** Told when sending begins to fail, not each time. */
  readonly onFailure: (exporter: string, error: string) => void
}

/** Sends to a sink at an interval. That it fails is counted and told, and harms nothing. */
export async function createPushReader(sink: Sink, parts: SinkParts): Promise<MetricReader> {
  const { AggregationTemporality, PeriodicExportingMetricReader } = await import('@opentelemetry/sdk-metrics')
  const { recorder, interval, onFailure } = parts
  let failing = false

  function failed(cause: unknown): Error {
    const error = cause instanceof Error ? cause : new Error(String(cause))
    recorder.exportFailed(sink.name)
    if (!failing) onFailure(sink.name, error.message)
    failing = true
    return error
  }

  const exporter: PushMetricExporter = {
    export(metrics, done) {
      sink.send(metrics).then(
        () => {
          failing = false
          done({ code: 0 })
        },
        (cause) => done({ code: 1, error: failed(cause) }),
      )
    },
    selectAggregationTemporality(type: InstrumentType): AggregationTemporality {
      const level = type === 'UP_DOWN_COUNTER' || type === 'OBSERVABLE_UP_DOWN_COUNTER'
      return sink.counters === 'delta' && !level
        ? AggregationTemporality.DELTA
        : AggregationTemporality.CUMULATIVE
    },
    forceFlush: async () => {},
    shutdown: () => sink.close(),
  }
  return new PeriodicExportingMetricReader({
    exporter,
    exportIntervalMillis: interval,
    exportTimeoutMillis: Math.min(interval, 5000),
    metricProducers: [await createHistogramProducer(recorder, sink.histograms)],
  })
}
