import { DEFAULTS } from '../defaults.ts'
import type { Sink } from './exporter.ts'
import { hostedNames } from './hosted-names.ts'
import type { DatadogOptions } from './options.ts'
import { expand, flatten } from './points.ts'

/** Sends to the agent of Datadog, or to whatever else speaks DogStatsD, over UDP. */
export async function createDatadogSink(options: DatadogOptions): Promise<Sink> {
  const { StatsD } = await import('hot-shots')
  const { host = DEFAULTS.metrics.datadog.host, port = DEFAULTS.metrics.datadog.port } = options
  const { prefix = '', tags = {} } = options
  let problem: Error | undefined
  const client = new StatsD({
    host,
    port,
    prefix,
    globalTags: { ...tags },
    // Several metrics a packet, and each packet within one Ethernet frame.
    maxBufferSize: 1400,
    cacheDns: true,
    errorHandler(error) {
      problem = error
    },
  })
  return {
    name: 'datadog',
    counters: 'delta',
    histograms: 'delta',
    async send(metrics) {
      const collected = flatten(metrics)
      const { points, summaries } = options.hostedNames
        ? hostedNames(collected.points, collected.summaries)
        : collected
      for (const { name, kind, value, labels } of [
        ...points,
        ...summaries.flatMap((summary) => expand(summary, 'count')),
      ]) {
        if (kind === 'gauge') client.gauge(name, value, labels)
        else if (value > 0) client.increment(name, value, labels)
      }
      problem = undefined
      await new Promise<void>((resolve) => client.flush(() => resolve()))
      if (problem) throw problem
    },
    close: () => new Promise((resolve) => client.close(() => resolve())),
  }
}
