import * as z from 'zod'
import { DEFAULTS } from '../defaults.ts'
import { isMoved } from '../http/admin.ts'
import { isNetwork, NETWORK_RULE, TRUSTED_PROXIES } from '../http/proxies.ts'
import { isGuarded, UNGUARDED } from '../metrics/options.ts'
import { adminSchema } from './admin-schema.ts'
import { appsFromSchema } from './apps-from-schema.ts'
import { dashboardSchema } from './dashboard-schema.ts'
import { historySchema } from './history-schema.ts'
import { httpSchema } from './http-schema.ts'
import { limitsSchema } from './limits-schema.ts'
import { metricsSchema } from './metrics-schema.ts'
import { host, inPath, msOrNone, origin, text } from './parts.ts'
import { redisSchema } from './redis-schema.ts'
import { webhookSchema } from './webhook-schema.ts'

const PATH = /^(\/[^/?#\s]+)*$/
const PATH_RULE = 'must be empty or begin with a slash and not end with one, as /realtime'

const origins = () =>
  z
    .array(origin())
    .describe(
      'Web pages that may connect, as https://example.com, localhost:5173 or *.example.com. Default all.',
    )

const keySchema = z
  .strictObject({
    key: inPath().describe('What clients show.'),
    secret: text().describe('What signs for it.'),
  })
  .describe('A pair of key and secret.')

const appSchema = z
  .strictObject({
    id: inPath().describe('Id of the app, in the paths of the HTTP API.'),
    key: inPath().describe('Key of the app; clients show it.'),
    secret: text().describe('Secret of the app; only servers may know it.'),
    keys: z
      .array(keySchema)
      .optional()
      .describe('Further pairs that are taken too: the old ones, while keys or secrets are replaced.'),
    enabled: z.boolean().optional().describe('false refuses everybody. Default true.'),
    clientEvents: z.boolean().optional().describe('Whether clients may send client events. Default true.'),
    subscriptionCount: z
      .boolean()
      .optional()
      .describe('Whether subscribers are told how many they are. Default true.'),
    signIn: z.boolean().optional().describe('Whether users may sign in. Default true.'),
    watchlist: z
      .boolean()
      .optional()
      .describe('Whether users are told when those on their watchlist come and go. Default true.'),
    authorizedConnections: z
      .boolean()
      .optional()
      .describe('Whether who neither signs in nor is authorised in time is disconnected. Default false.'),
    tlsOnly: z.boolean().optional().describe('Whether connections without TLS are refused. Default false.'),
    history: historySchema.optional(),
    maxConnections: z.int().min(0).optional().describe('Connections at most. Default no limit.'),
    allowedOrigins: origins().optional(),
    // A socket's buffer is bounded before it is known whose it is.
    limits: limitsSchema
      .omit({ buffered: true, processBacklog: true })
      .optional()
      .describe('Limits that differ for this app: those below, but for buffered and processBacklog.'),
    webhooks: z.array(webhookSchema).optional().describe("Receivers of this app's webhooks."),
  })
  .describe('An app that clients connect to.')

const whole = z.strictObject({
  $schema: z.string().optional().describe('Where the schema of this file is, for editors.'),
  host: host().default(DEFAULTS.host).describe('Where to listen; 0.0.0.0 for everywhere.'),
  port: z.int().min(0).max(65_535).default(DEFAULTS.port).describe('Port to listen on; 0 takes a free one.'),
  wsPath: z
    .string()
    .regex(PATH, PATH_RULE)
    .default(DEFAULTS.wsPath)
    .describe("Put before /app in the socket's address, as pusher-js's wsPath."),
  httpPath: z
    .string()
    .regex(PATH, PATH_RULE)
    .default(DEFAULTS.httpPath)
    .describe("Put before /app in the address of the HTTP transports, as pusher-js's httpPath."),
  apps: z.array(appSchema).min(1).describe('The apps that clients connect to.'),
  appsFrom: appsFromSchema.optional(),
  limits: limitsSchema.optional().describe('Limits of all apps.'),
  allowedOrigins: origins().optional(),
  trustedProxies: z
    .array(text().refine(isNetwork, NETWORK_RULE))
    .default([...TRUSTED_PROXIES])
    .describe(
      'Whose X-Forwarded-For and X-Forwarded-Proto are believed: addresses, networks as 10.0.0.0/8, loopback, private. Default loopback and private.',
    ),
  webhooks: z.array(webhookSchema).optional().describe("Receivers of every app's webhooks."),
  metrics: metricsSchema.optional(),
  redis: redisSchema.optional(),
  tls: z
    .strictObject({
      cert: text().describe('File of the certificate chain, in PEM.'),
      key: text().describe('File of its private key, in PEM.'),
      passphrase: text().optional().describe('Unlocks the key.'),
    })
    .optional()
    .describe('Serves HTTPS and wss.'),
  admin: adminSchema.optional(),
  dashboard: dashboardSchema.optional(),
  http: httpSchema.optional().describe('What one stranger may hold.'),
  api: z
    .strictObject({
      replayGrace: z
        .union([z.number().min(0), z.literal(false)])
        .default(DEFAULTS.api.replayGrace)
        .describe('How long an equal signed POST passes, in ms; 0 for never, false for always.'),
      activity: z
        .int()
        .min(0)
        .max(100_000)
        .default(DEFAULTS.api.activity)
        .describe("Happenings that an app's /activity remembers."),
    })
    .optional()
    .describe('The HTTP API.'),
  readyNeedsRedis: z
    .boolean()
    .default(true)
    .describe('Whether /ready says 503 while Redis does not take this process in, where there is redis.'),
  shutdownTimeout: msOrNone(100, 600_000)
    .default(DEFAULTS.shutdownTimeout)
    .describe('How long ending may take, in ms.'),
  shutdownDelay: msOrNone(100, 600_000)
    .default(DEFAULTS.shutdownDelay)
    .describe(
      'How long to go on serving after SIGTERM, with /ready saying 503, in ms: longer than health checks take to notice. The development app does not wait.',
    ),
  log: z
    .strictObject({
      format: z
        .enum(['human', 'json', 'none'])
        .optional()
        .describe(
          'human for people, json for programs (a line an entry), none. Default human where pino-pretty is installed, else json.',
        ),
      level: z
        .enum(['error', 'warn', 'info', 'debug'])
        .default('info')
        .describe('debug tells of each connection, subscription and event, never of payloads.'),
    })
    .prefault({})
    .describe('The log, on standard error.'),
})

/** Everything that can be configured, by file, environment and flags alike. */
export const configSchema = whole.refine(
  ({ metrics, admin }) => {
    const prometheus = metrics?.prometheus
    return !prometheus || isMoved('metrics', admin) || isGuarded(prometheus)
  },
  { path: ['metrics', 'prometheus'], error: UNGUARDED },
)

/** What a configuration file holds. */
export type Config = z.input<typeof configSchema>
/** A configuration that was checked, with its defaults. */
export type CheckedConfig = z.output<typeof configSchema>
