import { hostname } from 'node:os'
import type { Sink } from './exporter.ts'
import { hostedNames } from './hosted-names.ts'
import type { LibratoOptions } from './options.ts'
import { expand, flatten, type Point } from './points.ts'

const SERVICE = 'https://metrics-api.librato.com/v1/metrics'
/** The service asks for batches well under 1000 measurements. */
const BATCH = 300
const TIMEOUT = 4000

/**
 * Sends to Librato's HTTP API for metrics, as its reference describes `POST /v1/metrics`. Counters go as counters, which
 * grow; everything else as gauges. It has one dimension, the source: labels become parts of it.
 */
export function createLibratoSink(options: LibratoOptions): Sink {
  const { email, token, url = SERVICE, source = hostname(), prefix = '' } = options
  const authorization = `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}`

  const measurement = ({ name, value, labels }: Point) => ({
    name: clean(prefix + name),
    value,
    source: clean([source, ...Object.values(labels)].join('.')),
  })

  async function post(points: readonly Point[], measureTime: number) {
    const body = {
      measure_time: measureTime,
      counters: points.filter(({ kind }) => kind === 'count').map(measurement),
      gauges: points.filter(({ kind }) => kind === 'gauge').map(measurement),
    }
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json', 'user-agent': 'channelkit-server' },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT),
    })
    response.body?.cancel().catch(() => {})
    if (!response.ok) throw new Error(`Librato answered ${response.status}.`)
  }

  return {
    name: 'librato',
    counters: 'cumulative',
    histograms: 'delta',
    async send(metrics) {
      const collected = flatten(metrics)
      const named = options.hostedNames ? hostedNames(collected.points, collected.summaries) : collected
      // How many came since the last time is no counter: it does not grow.
      const points = [...named.points, ...named.summaries.flatMap((summary) => expand(summary, 'gauge'))]
      const measureTime = Math.floor(Date.now() / 1000)
      for (let at = 0; at < points.length; at += BATCH) await post(points.slice(at, at + BATCH), measureTime)
    },
    close: async () => {},
  }
}

/** What the service takes in names and sources. */
const clean = (text: string) => text.replace(/[^A-Za-z0-9.:_-]+/g, '_').slice(0, 255)
