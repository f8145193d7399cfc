/**
 * What an option is where nobody gives it: the options, their schema, the help and the pages take it from here. Limits have
 * theirs in `hub/options.ts` and `http/node-server.ts`. Times in ms.
 */
export const DEFAULTS = {
  host: '127.0.0.1',
  port: 6001,
  wsPath: '',
  httpPath: '/pusher',
  admin: { host: '127.0.0.1' },
  shutdownTimeout: 10_000,
  shutdownDelay: 5000,
  api: { replayGrace: 2000, activity: 1000 },
  redis: { prefix: 'channelkit', lease: 15_000, partitions: 16 },
  webhooks: {
    batch: { time: 250, events: 20 },
    debounce: 3000,
    timeout: 4000,
    retryFor: 300_000,
    maxQueued: 10_000,
    concurrency: 1,
  },
  metrics: {
    interval: 10_000,
    prometheus: { path: '/metrics', host: '127.0.0.1' },
    datadog: { host: '127.0.0.1', port: 8125 },
  },
} as const

/**
 * The app of a development server. Everybody knows its secret, so it serves this machine only. Its id is a number, since the
 * SDKs' PUSHER_URL takes no other.
 */
export const DEVELOPMENT_APP = { id: '1', key: 'app-key', secret: 'app-secret' }
