import { METRICS, type MetricKey } from './definitions.ts'
import { merge, type Point, type Summary } from './points.ts'

/** Where the parts of `pusher.messages` come from. Names as in Datadog's integration for hosted Channels. */
const MESSAGES = {
  'pusher.messages.api_request': 'apiRequests',
  'pusher.messages.webhook': 'webhookPosts',
  'pusher.messages.presence_event': 'presence',
  'pusher.messages.broadcast': 'delivered',
  'pusher.messages.client_event.received': 'clientReceived',
  'pusher.messages.client_event.sent': 'clientSent',
} as const satisfies Record<string, MetricKey>

/** The names that hosted Channels reports under, as the documentation lists them. */
export const HOSTED_NAMES: readonly string[] = [
  'pusher.messages',
  ...Object.keys(MESSAGES),
  ...['count', 'avg', 'max', 'median', 'p95'].map((part) => `pusher.message_size.${part}`),
  'pusher.connections',
  ...['secure', 'non_secure'].flatMap((tls) =>
    ['', '.ws', '.sockjs'].map((transport) => `pusher.connections.${tls}${transport}`),
  ),
  'pusher.occupied_channels',
]

/** Puts the server's numbers under the names of hosted Channels, an app at a time. What has no such name is left out. */
export function hostedNames(
  points: readonly Point[],
  summaries: readonly Summary[],
): { points: Point[]; summaries: Summary[] } {
  const sums = new Map<string, Point>()
  function add(name: string, { kind, value, labels }: Point) {
    const { app = '' } = labels
    // Requests that name no known app are nobody's.
    if (!app) return
    const key = `${name}\n${app}`
    const before = sums.get(key)?.value ?? 0
    sums.set(key, { name, kind, value: before + value, labels: { app } })
  }
  for (const point of points) {
    for (const [name, key] of Object.entries(MESSAGES)) {
      if (point.name !== METRICS[key].name) continue
      add(name, point)
      add('pusher.messages', point)
    }
    if (point.name === METRICS.channels.name) add('pusher.occupied_channels', point)
    if (point.name !== METRICS.connections.name) continue
    const tls = point.labels.tls === 'true' ? 'secure' : 'non_secure'
    const transport = point.labels.transport === 'websocket' ? 'ws' : 'sockjs'
    add('pusher.connections', point)
    add(`pusher.connections.${tls}`, point)
    add(`pusher.connections.${tls}.${transport}`, point)
  }
  return { points: [...sums.values()], summaries: sizes(summaries) }
}

function sizes(summaries: readonly Summary[]): Summary[] {
  const byApp = new Map<string, [Summary, ...Summary[]]>()
  for (const summary of summaries) {
    const { app = '' } = summary.labels
    if (summary.name !== METRICS.eventSize.name || !app) continue
    const known = byApp.get(app)
    if (known) known.push(summary)
    else byApp.set(app, [summary])
  }
  return [...byApp].map(([app, parts]) => merge('pusher.message_size', { app }, parts))
}
