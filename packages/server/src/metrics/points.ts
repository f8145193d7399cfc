import type { HistogramMetricData, MetricData, ResourceMetrics } from '@opentelemetry/sdk-metrics'
import { quantile } from './histogram.ts'

/** One number for a service that knows no histograms. */
export interface Point {
  readonly name: string
  readonly kind: 'count' | 'gauge'
  readonly value: number
  readonly labels: Readonly<Record<string, string>>
}

/** How values were spread since the last time. */
export interface Summary {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly bounds: readonly number[]
  readonly counts: number[]
  readonly count: number
  readonly sum: number
  readonly min: number
  readonly max: number
}

// The values of OpenTelemetry's DataPointType, which is an enum of a library that is loaded late.
const HISTOGRAM = 0
const SUM = 3

const isHistogram = (metric: MetricData): metric is HistogramMetricData =>
  (metric.dataPointType as number) === HISTOGRAM

/** Flattens what OpenTelemetry collected. */
export function flatten({ scopeMetrics }: ResourceMetrics): { points: Point[]; summaries: Summary[] } {
  const points: Point[] = []
  const summaries: Summary[] = []
  for (const metric of scopeMetrics.flatMap(({ metrics }) => metrics)) {
    const { name } = metric.descriptor
    const monotonic = metric.dataPointType === SUM && metric.isMonotonic
    if (isHistogram(metric))
      for (const { attributes, value } of metric.dataPoints) {
        const { buckets, count, sum = 0, min = 0, max = 0 } = value
        const spread = { bounds: buckets.boundaries, counts: buckets.counts, count, sum, min, max }
        summaries.push({ name, labels: attributes as Point['labels'], ...spread })
      }
    else
      for (const { attributes, value } of metric.dataPoints) {
        const kind = monotonic ? 'count' : 'gauge'
        if (typeof value === 'number')
          points.push({ name, kind, value, labels: attributes as Point['labels'] })
      }
  }
  return { points, summaries }
}

/** A summary as numbers of their own: `.count`, `.avg`, `.max`, `.median` and `.p95`. */
export function expand(summary: Summary, countKind: Point['kind']): Point[] {
  const { name, labels, count, sum, max, bounds } = summary
  const gauges = {
    avg: sum / count,
    max,
    median: quantile(summary, bounds, 0.5),
    p95: quantile(summary, bounds, 0.95),
  }
  return [
    { name: `${name}.count`, kind: countKind, value: count, labels },
    ...Object.entries(gauges).map(([part, value]) => ({
      name: `${name}.${part}`,
      kind: 'gauge' as const,
      value,
      labels,
    })),
  ]
}

/** Summaries that have the same bounds, as one. */
export function merge(
  name: string,
  labels: Point['labels'],
  parts: readonly [Summary, ...Summary[]],
): Summary {
  return {
    name,
    labels,
    bounds: parts[0].bounds,
    counts: parts[0].counts.map((_, at) => parts.reduce((sum, { counts }) => sum + counts[at]!, 0)),
    count: parts.reduce((sum, part) => sum + part.count, 0),
    sum: parts.reduce((sum, part) => sum + part.sum, 0),
    min: Math.min(...parts.map(({ min }) => min)),
    max: Math.max(...parts.map(({ max }) => max)),
  }
}
