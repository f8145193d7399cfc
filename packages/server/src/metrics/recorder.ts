import type { HubHappening } from '../hub/index.ts'
import { METRICS, type MetricKey } from './definitions.ts'
import { createHistogram, type Histogram } from './histogram.ts'
import { type Counter, createCounter } from './series.ts'

/** What is counted as it happens. What is there already, as the number of channels, is read when somebody asks. */
export interface Recorder {
  readonly counters: ReadonlyMap<MetricKey, Counter>
  readonly histograms: ReadonlyMap<MetricKey, Histogram>
  readonly clusterJoined: number | undefined
  record(happening: HubHappening): void
  exportFailed(exporter: string): void
}

/** Refusals of an app by their code, and what its clients and users may do too often. */
const CODES = ['4000', '4003', '4004', '4006', '4007', '4008', '4009', '4100']
const LIMITED = ['client-events', 'api', 'frames', 'subscriptions', 'frames-of-address', 'frames-of-body']
/** What concerns no app. */
const LIMITED_ALL = ['sockets', 'descriptors', 'bodies', 'requests']

/** Turns happenings into plain numbers. Runs in the hub's own call, so it allocates as little as it can. */
export function createRecorder(appIds: readonly string[] = []): Recorder {
  const counters = new Map<MetricKey, Counter>()
  const histograms = new Map<MetricKey, Histogram>()
  const counter = (key: MetricKey) => {
    const { labels } = METRICS[key]
    const made = createCounter(labels)
    counters.set(key, made)
    // Whoever watches for a rise must see where it began.
    if (labels.join() === 'app') for (const id of appIds) made.add(0, id)
    if (labels.length === 0) made.add(0)
    return made
  }
  const histogram = (key: MetricKey) => {
    const made = createHistogram(METRICS[key].labels)
    histograms.set(key, made)
    return made
  }
  const connections = counter('connections')
  const opened = counter('opened')
  const closed = counter('closed')
  const slowReaders = counter('slowReaders')
  const refused = counter('refused')
  const unknownSessions = counter('unknownSessions')
  const published = counter('published')
  const delivered = counter('delivered')
  const clientReceived = counter('clientReceived')
  const clientSent = counter('clientSent')
  const clientRejected = counter('clientRejected')
  const presence = counter('presence')
  const cacheMisses = counter('cacheMisses')
  const errors = counter('errors')
  const rateLimited = counter('rateLimited')
  const apiRequests = counter('apiRequests')
  const webhookPosts = counter('webhookPosts')
  const webhookEvents = counter('webhookEvents')
  const clusterChanges = counter('clusterChanges')
  const exportFailures = counter('exportFailures')
  const eventSize = histogram('eventSize')
  const apiDuration = histogram('apiDuration')
  const webhookDuration = histogram('webhookDuration')
  let clusterJoined: number | undefined
  // What has not come yet is there with 0: a rise from nothing would be missed.
  for (const app of appIds) {
    for (const code of CODES) refused.add(0, app, code)
    for (const what of LIMITED) rateLimited.add(0, app, what)
    for (const event of ['member_added', 'member_removed']) presence.add(0, app, event)
  }
  for (const what of LIMITED_ALL) rateLimited.add(0, '', what)
  refused.add(0, '', '4001')
  for (const state of ['joined', 'degraded', 'left']) clusterChanges.add(0, state)

  function record(happening: HubHappening) {
    const { appId: app } = happening
    switch (happening.type) {
      case 'published':
        published.add(1, app)
        delivered.add(happening.recipients, app)
        return eventSize.record(Buffer.byteLength(happening.data), app, 'api')
      case 'client-event':
        clientReceived.add(1, app)
        clientSent.add(happening.recipients, app)
        return eventSize.record(happening.bytes, app, 'client')
      case 'client-event-rejected':
        errors.add(1, app, '4301')
        return clientRejected.add(1, app)
      case 'connected': {
        const tls = String(happening.secure)
        opened.add(1, app, happening.transport, tls)
        return connections.add(1, app, happening.transport, tls)
      }
      case 'disconnected': {
        const { transport, secure, reason } = happening
        connections.add(-1, app, transport, String(secure))
        closed.add(1, app, transport, reason)
        if (reason === 'slow-reader') slowReaders.add(1, app)
        return
      }
      case 'refused':
        return refused.add(1, app, String(happening.code))
      case 'unknown-session':
        return unknownSessions.add(1)
      case 'member-added':
        return presence.add(1, app, 'member_added')
      case 'member-removed':
        return presence.add(1, app, 'member_removed')
      case 'cache-miss':
        return cacheMisses.add(1, app)
      case 'error':
        return errors.add(1, app, String(happening.code ?? 'none'))
      case 'rate-limited':
        return rateLimited.add(1, app, happening.what)
      case 'api-request':
        apiRequests.add(1, app, happening.route, String(happening.status))
        return apiDuration.record(happening.duration / 1000, happening.route)
      case 'webhook':
        return recordWebhook(happening)
      case 'cluster':
        clusterJoined = happening.state === 'joined' ? 1 : 0
        return clusterChanges.add(1, happening.state)
    }
  }

  function recordWebhook(happening: Extract<HubHappening, { type: 'webhook' }>) {
    const { appId: app, endpoint, outcome, events, duration } = happening
    if (outcome !== 'retrying') webhookEvents.add(events, app, endpoint, outcome)
    if (outcome === 'dropped') return
    webhookPosts.add(1, app, endpoint, outcome)
    webhookDuration.record(duration / 1000, endpoint)
  }

  return {
    counters,
    histograms,
    get clusterJoined() {
      return clusterJoined
    },
    record,
    exportFailed: (exporter) => exportFailures.add(1, exporter),
  }
}
