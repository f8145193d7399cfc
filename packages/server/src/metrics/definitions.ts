/** What a metric is. Names are OpenTelemetry's; Prometheus shows dots as `_` and adds `_total` to counters. */
export interface MetricDefinition {
  readonly name: string
  /** `level`: what is there now, and may be added up over processes. `gauge`: the same, where a sum means nothing. */
  readonly kind: 'counter' | 'level' | 'gauge' | 'histogram'
  readonly unit: string
  readonly labels: readonly string[]
  readonly description: string
}

const define = (
  kind: MetricDefinition['kind'],
  name: string,
  unit: string,
  labels: readonly string[],
  description: string,
): MetricDefinition => ({ name: `channelkit.${name}`, kind, unit, labels, description })

/** All metrics of the server. The page of the documentation lists them, and a test compares the two. */
export const METRICS = {
  connections: define('level', 'connections', '1', ['app', 'transport', 'tls'], 'Open connections'),
  opened: define('counter', 'connections_opened', '1', ['app', 'transport', 'tls'], 'Connections taken in'),
  closed: define(
    'counter',
    'connections_closed',
    '1',
    ['app', 'transport', 'reason'],
    'Connections that ended',
  ),
  unknownSessions: define(
    'counter',
    'unknown_sessions',
    '1',
    [],
    'Requests of HTTP sessions that this process does not have',
  ),
  slowReaders: define(
    'counter',
    'slow_readers',
    '1',
    ['app'],
    'Connections cut since they did not read fast enough',
  ),
  refused: define('counter', 'handshakes_refused', '1', ['app', 'code'], 'Connections turned down'),
  messagesReceived: define('counter', 'messages_received', '1', ['app'], 'Frames from clients'),
  messagesSent: define('counter', 'messages_sent', '1', ['app'], 'Frames to clients'),
  bytesReceived: define('counter', 'bytes_received', 'By', ['app'], 'Bytes of the frames from clients'),
  bytesSent: define('counter', 'bytes_sent', 'By', ['app'], 'Bytes of the frames to clients'),
  conflated: define(
    'counter',
    'events_conflated',
    '1',
    ['app'],
    'Frames left out for newer ones, for clients that want fewer',
  ),
  sendQueue: define('level', 'send_queue_bytes', 'By', ['app'], 'Bytes that wait for clients to read them'),
  published: define(
    'counter',
    'events_published',
    '1',
    ['app'],
    'Events of the HTTP API, once for each channel',
  ),
  delivered: define(
    'counter',
    'events_delivered',
    '1',
    ['app'],
    'Events of the HTTP API, once for each connection',
  ),
  clientReceived: define(
    'counter',
    'client_events_received',
    '1',
    ['app'],
    'Client events that were passed on',
  ),
  clientSent: define(
    'counter',
    'client_events_sent',
    '1',
    ['app'],
    'Client events, once for each connection',
  ),
  clientRejected: define(
    'counter',
    'client_events_rejected',
    '1',
    ['app'],
    'Client events that were refused',
  ),
  eventSize: define('histogram', 'event_size_bytes', 'By', ['app', 'source'], 'Size of the data of events'),
  channels: define('level', 'channels', '1', ['app'], 'Channels with subscribers on this process'),
  subscriptions: define('level', 'subscriptions', '1', ['app'], 'Subscriptions of all connections'),
  members: define('level', 'members', '1', ['app'], 'Members of presence channels, once for each channel'),
  presence: define('counter', 'presence_events', '1', ['app', 'event'], 'Members that came or went'),
  cacheMisses: define(
    'counter',
    'cache_misses',
    '1',
    ['app'],
    'Subscriptions to a cache channel that had nothing',
  ),
  errors: define('counter', 'protocol_errors', '1', ['app', 'code'], 'Errors that clients were told'),
  rateLimited: define(
    'counter',
    'rate_limited',
    '1',
    ['app', 'what'],
    'What was refused since it came too often',
  ),
  apiRequests: define('counter', 'api_requests', '1', ['app', 'route', 'status'], 'Requests of the HTTP API'),
  apiDuration: define(
    'histogram',
    'api_request_duration_seconds',
    's',
    ['route'],
    'Time to answer a request of the HTTP API',
  ),
  webhookPosts: define(
    'counter',
    'webhook_posts',
    '1',
    ['app', 'endpoint', 'outcome'],
    'Attempts to deliver webhooks',
  ),
  webhookEvents: define(
    'counter',
    'webhook_events',
    '1',
    ['app', 'endpoint', 'outcome'],
    'Webhook events that were delivered, failed or dropped',
  ),
  webhookDuration: define(
    'histogram',
    'webhook_duration_seconds',
    's',
    ['endpoint'],
    'Time of an attempt to deliver a webhook',
  ),
  webhookQueue: define('level', 'webhook_queue', '1', ['app', 'endpoint'], 'Webhook events that wait'),
  cluster: define(
    'gauge',
    'cluster_joined',
    '1',
    [],
    '1 while this process works with the others, 0 while it is on its own',
  ),
  clusterChanges: define('counter', 'cluster_changes', '1', ['state'], 'How often that changed'),
  exportFailures: define(
    'counter',
    'metrics_export_failures',
    '1',
    ['exporter'],
    'Metrics that could not be handed over',
  ),
  loopDelay: define(
    'gauge',
    'event_loop_delay_seconds',
    's',
    ['share'],
    'How late the event loop was lately',
  ),
  memory: define('level', 'process_memory_bytes', 'By', ['kind'], 'Memory of the process'),
  cpu: define('counter', 'process_cpu_seconds', 's', ['mode'], 'Processor time of the process'),
  openFiles: define('level', 'open_files', '1', [], 'Files and sockets that the process has open'),
  openFilesLimit: define('gauge', 'open_files_limit', '1', [], 'How many it may have open'),
  build: define(
    'gauge',
    'build_info',
    '1',
    ['version', 'node'],
    'Always 1: which server runs, and on which Node',
  ),
  uptime: define('gauge', 'uptime_seconds', 's', [], 'How long the server has been there'),
} as const satisfies Record<string, MetricDefinition>

export type MetricKey = keyof typeof METRICS
