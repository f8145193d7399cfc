import type { HrTime } from '@opentelemetry/api'
import type {
  DataPoint,
  HistogramMetricData,
  Histogram as HistogramValue,
  MetricProducer,
} from '@opentelemetry/sdk-metrics'
import { METRICS, type MetricDefinition, type MetricKey } from './definitions.ts'
import { geometricBounds, type HistogramView } from './histogram.ts'
import { SCOPE } from './provider.ts'
import type { Recorder } from './recorder.ts'

/** How a reader wants histograms: fine and emptied each time, or coarse and growing. */
export type HistogramStyle = 'delta' | 'cumulative'

const COARSE: Record<string, readonly number[]> = {
  By: [16, 64, 256, 1024, 2048, 4096, 8192, 10_240, 16_384, 65_536],
  s: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
}
/** Quantiles are told from these: off by a twelfth at most. */
const FINE: Record<string, readonly number[]> = {
  By: geometricBounds(1, 2 ** 17, 8),
  s: geometricBounds(2 ** -14, 2 ** 5, 8),
}

/**
 * Hands the histograms to one reader. OpenTelemetry has no histogram that is asked for its values, and calling one for
 * each event would cost more than all the rest of the counting.
 */
export async function createHistogramProducer(
  recorder: Recorder,
  style: HistogramStyle,
): Promise<MetricProducer> {
  const [{ AggregationTemporality, DataPointType }, { emptyResource }, { ValueType }] = await Promise.all([
    import('@opentelemetry/sdk-metrics'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/api'),
  ])
  const bounds = style === 'delta' ? FINE : COARSE
  const views = [...recorder.histograms].map(([key, histogram]) => {
    const definition: MetricDefinition = METRICS[key as MetricKey]
    return { definition, view: histogram.view(bounds[definition.unit]!) }
  })
  let startTime = now()

  function metric({ name, description, unit }: MetricDefinition, view: HistogramView, endTime: HrTime) {
    const data: HistogramMetricData = {
      descriptor: { name, description, unit, valueType: ValueType.DOUBLE },
      dataPointType: DataPointType.HISTOGRAM,
      aggregationTemporality:
        style === 'delta' ? AggregationTemporality.DELTA : AggregationTemporality.CUMULATIVE,
      dataPoints: points(view, startTime, endTime),
    }
    if (style === 'delta') view.clear()
    return data
  }

  return {
    async collect() {
      const endTime = now()
      const metrics = views
        .map(({ definition, view }) => metric(definition, view, endTime))
        .filter(({ dataPoints }) => dataPoints.length > 0)
      if (style === 'delta') startTime = endTime
      const scopeMetrics = metrics.length > 0 ? [{ scope: { name: SCOPE }, metrics }] : []
      return { resourceMetrics: { resource: emptyResource(), scopeMetrics }, errors: [] }
    },
  }
}

const points = (view: HistogramView, startTime: HrTime, endTime: HrTime): DataPoint<HistogramValue>[] =>
  [...view.spreads()].map(({ attributes, counts, count, sum, min, max }) => ({
    startTime,
    endTime,
    attributes,
    value: { buckets: { boundaries: [...view.bounds], counts: [...counts] }, count, sum, min, max },
  }))

function now(): HrTime {
  const ms = Date.now()
  return [Math.floor(ms / 1000), (ms % 1000) * 1e6]
}
