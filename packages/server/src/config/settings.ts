import { DEFAULTS, DEVELOPMENT_APP } from '../defaults.ts'

/** One thing that flags or the environment can set. */
export interface Setting {
  /** Without the dashes. */
  readonly flag: string
  /** Names in the environment, the first one first. */
  readonly env: readonly string[]
  /** Where it stands in the configuration. */
  readonly path: readonly (string | number)[]
  readonly kind: 'text' | 'number' | 'list' | 'switch'
  /** What stands for the value in the help. */
  readonly value: string
  readonly help: string
}

/** Everything that flags and the environment can set, as the help lists it. */
export const SETTINGS: readonly Setting[] = [
  {
    flag: 'host',
    env: ['CHANNELKIT_HOST'],
    path: ['host'],
    kind: 'text',
    value: 'HOST',
    help: `where to listen, default ${DEFAULTS.host}; 0.0.0.0 for everywhere`,
  },
  {
    flag: 'port',
    env: ['CHANNELKIT_PORT', 'PORT'],
    path: ['port'],
    kind: 'number',
    value: 'PORT',
    help: `default ${DEFAULTS.port}; 0 takes a free one`,
  },
  {
    flag: 'ws-path',
    env: ['CHANNELKIT_WS_PATH'],
    path: ['wsPath'],
    kind: 'text',
    value: 'PATH',
    help: "put before /app in the socket's address",
  },
  {
    flag: 'app-id',
    env: ['CHANNELKIT_APP_ID', 'PUSHER_APP_ID'],
    path: ['apps', 0, 'id'],
    kind: 'text',
    value: 'ID',
    help: `default ${DEVELOPMENT_APP.id}; a number, if the SDKs are told of it by PUSHER_URL`,
  },
  {
    flag: 'key',
    env: ['CHANNELKIT_KEY', 'PUSHER_KEY', 'PUSHER_APP_KEY'],
    path: ['apps', 0, 'key'],
    kind: 'text',
    value: 'KEY',
    help: `default ${DEVELOPMENT_APP.key}`,
  },
  {
    flag: 'secret',
    env: ['CHANNELKIT_SECRET', 'PUSHER_SECRET', 'PUSHER_APP_SECRET'],
    path: ['apps', 0, 'secret'],
    kind: 'text',
    value: 'SECRET',
    help: `default ${DEVELOPMENT_APP.secret}, on this machine only; rather by environment: others see flags`,
  },
  {
    flag: 'allowed-origin',
    env: ['CHANNELKIT_ALLOWED_ORIGINS'],
    path: ['allowedOrigins'],
    kind: 'list',
    value: 'ORIGIN',
    help: 'web pages that may connect, as https://example.com or *.example.com; default all',
  },
  {
    flag: 'webhook',
    env: ['CHANNELKIT_WEBHOOKS'],
    path: ['webhooks'],
    kind: 'list',
    value: 'URL',
    help: 'where webhooks of all types are sent',
  },
  {
    flag: 'metrics',
    env: ['CHANNELKIT_METRICS'],
    path: ['metrics', 'prometheus'],
    kind: 'switch',
    value: '',
    help: 'serves numbers for Prometheus on /metrics: give a token or a port as well',
  },
  {
    flag: 'metrics-port',
    env: ['CHANNELKIT_METRICS_PORT'],
    path: ['metrics', 'prometheus', 'port'],
    kind: 'number',
    value: 'PORT',
    help: 'serves them on a port of their own, to this machine',
  },
  {
    flag: 'metrics-token',
    env: ['CHANNELKIT_METRICS_TOKEN'],
    path: ['metrics', 'prometheus', 'token'],
    kind: 'text',
    value: 'TOKEN',
    help: 'serves them to who sends it, from anywhere; rather by environment: others see flags',
  },
  {
    flag: 'admin-port',
    env: ['CHANNELKIT_ADMIN_PORT'],
    path: ['admin', 'port'],
    kind: 'number',
    value: 'PORT',
    help: 'serves health, metrics, API and dashboard there, and no longer where clients connect',
  },
  {
    flag: 'admin-host',
    env: ['CHANNELKIT_ADMIN_HOST'],
    path: ['admin', 'host'],
    kind: 'text',
    value: 'HOST',
    help: `where that port listens, default ${DEFAULTS.admin.host}`,
  },
  {
    flag: 'admin-serves',
    env: ['CHANNELKIT_ADMIN_SERVES'],
    path: ['admin', 'serves'],
    kind: 'list',
    value: 'WHAT',
    help: 'what stands there: health, metrics, api, dashboard; default all',
  },
  {
    flag: 'dashboard-token',
    env: ['CHANNELKIT_DASHBOARD_TOKEN'],
    path: ['dashboard', 'token'],
    kind: 'text',
    value: 'TOKEN',
    help: 'asks everybody for it who opens the dashboard; rather by environment: others see flags',
  },
  {
    flag: 'redis',
    env: ['CHANNELKIT_REDIS'],
    path: ['redis', 'url'],
    kind: 'text',
    value: 'URL',
    help: 'joins all processes that use the same Redis, as redis://localhost:6379',
  },
  {
    flag: 'redis-sentinels',
    env: ['CHANNELKIT_REDIS_SENTINELS'],
    path: ['redis', 'sentinel', 'hosts'],
    kind: 'list',
    value: 'HOST',
    help: 'instead: sentinels that know where it is, as 10.0.0.1:26379',
  },
  {
    flag: 'redis-sentinel-name',
    env: ['CHANNELKIT_REDIS_SENTINEL_NAME'],
    path: ['redis', 'sentinel', 'name'],
    kind: 'text',
    value: 'NAME',
    help: 'what they call the primary, default mymaster',
  },
  {
    flag: 'redis-cluster',
    env: ['CHANNELKIT_REDIS_CLUSTER'],
    path: ['redis', 'cluster', 'hosts'],
    kind: 'list',
    value: 'HOST',
    help: 'instead: nodes of a Redis Cluster, as 10.0.0.1:6379',
  },
  {
    flag: 'redis-password',
    env: ['CHANNELKIT_REDIS_PASSWORD'],
    path: ['redis', 'password'],
    kind: 'text',
    value: 'PASSWORD',
    help: 'with sentinels or a cluster; rather by environment: others see flags',
  },
  {
    flag: 'tls-cert',
    env: ['CHANNELKIT_TLS_CERT'],
    path: ['tls', 'cert'],
    kind: 'text',
    value: 'FILE',
    help: 'certificate chain in PEM: serves HTTPS and wss',
  },
  {
    flag: 'tls-key',
    env: ['CHANNELKIT_TLS_KEY'],
    path: ['tls', 'key'],
    kind: 'text',
    value: 'FILE',
    help: 'its private key in PEM',
  },
  {
    flag: 'shutdown-timeout',
    env: ['CHANNELKIT_SHUTDOWN_TIMEOUT'],
    path: ['shutdownTimeout'],
    kind: 'number',
    value: 'MS',
    help: `how long ending may take, default ${DEFAULTS.shutdownTimeout}`,
  },
  {
    flag: 'shutdown-delay',
    env: ['CHANNELKIT_SHUTDOWN_DELAY'],
    path: ['shutdownDelay'],
    kind: 'number',
    value: 'MS',
    help: `how long to go on serving after SIGTERM, with /ready saying 503; default ${DEFAULTS.shutdownDelay}`,
  },
  {
    flag: 'log',
    env: ['CHANNELKIT_LOG'],
    path: ['log', 'format'],
    kind: 'text',
    value: 'FORMAT',
    help: 'human (default where pino-pretty is installed), json or none',
  },
  {
    flag: 'log-level',
    env: ['CHANNELKIT_LOG_LEVEL'],
    path: ['log', 'level'],
    kind: 'text',
    value: 'LEVEL',
    help: 'error, warn, info (default) or debug',
  },
]
