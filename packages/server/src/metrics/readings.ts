import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks'
import { openFiles, openFilesAtMost } from '../http/descriptors.ts'
import type { AppState, Hub } from '../hub/index.ts'
import { VERSION } from '../version.ts'
import type { Webhooks } from '../webhooks/webhooks.ts'
import type { MetricKey } from './definitions.ts'
import type { Recorder } from './recorder.ts'
import type { Series } from './series.ts'

export interface Readings {
  /** The values of a metric as they are now. */
  read(key: MetricKey): Iterable<Series>
  end(): void
}

/** How long a look at the event loop lasts at least, in ms: several readers share it. */
const LOOP_WINDOW = 5000

/** Reads what needs no counting: from the hub, the webhooks and the process. */
export function createReadings(hub: Hub, webhooks: Webhooks, recorder: Recorder): Readings {
  const began = performance.now()
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  let loop = { at: began, series: [] as Series[] }

  const perApp = (value: (state: AppState) => number): Series[] =>
    hub.apps.map((state) => ({ attributes: { app: state.app.id }, value: value(state) }))
  const one = (value: number): Series[] => [{ attributes: {}, value }]

  function loopDelay(): Series[] {
    const now = performance.now()
    if (now - loop.at >= LOOP_WINDOW || loop.series.length === 0) {
      loop = { at: now, series: quantilesOf(delay) }
      delay.reset()
    }
    return loop.series
  }
  function memory(): Series[] {
    const { rss, heapUsed, heapTotal, external } = process.memoryUsage()
    return Object.entries({ rss, heap_used: heapUsed, heap_total: heapTotal, external }).map(
      ([kind, value]) => ({ attributes: { kind }, value }),
    )
  }
  function cpu(): Series[] {
    const { user, system } = process.cpuUsage()
    return Object.entries({ user, system }).map(([mode, us]) => ({ attributes: { mode }, value: us / 1e6 }))
  }

  const readings: Partial<Record<MetricKey, () => Iterable<Series>>> = {
    messagesReceived: () => perApp(({ traffic }) => traffic.messagesIn),
    messagesSent: () => perApp(({ traffic }) => traffic.messagesOut),
    bytesReceived: () => perApp(({ traffic }) => traffic.bytesIn),
    bytesSent: () => perApp(({ traffic }) => traffic.bytesOut),
    conflated: () => perApp(({ traffic }) => traffic.conflated),
    channels: () => perApp((state) => sum(state, ({ sockets }) => (sockets.size > 0 ? 1 : 0))),
    subscriptions: () => perApp((state) => sum(state, ({ sockets }) => sockets.size)),
    members: () =>
      perApp((state) =>
        sum(state, ({ members }) => {
          let here = 0
          for (const { sockets } of members.values()) if (sockets.size > 0) here++
          return here
        }),
      ),
    sendQueue: () =>
      perApp(({ connections }) => {
        let bytes = 0
        for (const { buffered } of connections.values()) bytes += buffered
        return bytes
      }),
    webhookQueue: () =>
      webhooks
        .queues()
        .map(({ appId: app, endpoint, events }) => ({ attributes: { app, endpoint }, value: events })),
    cluster: () => (recorder.clusterJoined === undefined ? [] : one(recorder.clusterJoined)),
    loopDelay,
    memory,
    cpu,
    openFiles: () => {
      const open = openFiles()
      return open === undefined ? [] : one(open)
    },
    openFilesLimit: () => {
      const most = openFilesAtMost()
      return most === undefined ? [] : one(most)
    },
    build: () => [{ attributes: { version: VERSION, node: process.version }, value: 1 }],
    uptime: () => one((performance.now() - began) / 1000),
  }
  return {
    read: (key) => readings[key]?.() ?? recorder.counters.get(key)?.series() ?? [],
    end: () => void delay.disable(),
  }
}

type Channel = AppState['channels'] extends Map<string, infer C> ? C : never

function sum({ channels }: AppState, value: (channel: Channel) => number): number {
  let total = 0
  for (const channel of channels.values()) total += value(channel)
  return total
}

/** In seconds. The monitor measures the time between two ticks, its resolution included. */
const quantilesOf = (delay: IntervalHistogram): Series[] =>
  [
    ['0.5', delay.percentile(50)] as const,
    ['0.99', delay.percentile(99)] as const,
    ['1', delay.max] as const,
  ].map(([share, ns]) => ({ attributes: { share }, value: Math.max(0, ns / 1e9 - 0.02) }))
