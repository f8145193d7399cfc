import { placeName, type RedisPlace } from '../cluster/where.ts'
import { schemaAt } from '../config/json-schema.ts'
import { DEFAULTS } from '../defaults.ts'
import type { AdminOptions } from '../http/admin.ts'
import { HTTP_LIMITS, type HttpLimits } from '../http/limits.ts'
import { TRUSTED_PROXIES } from '../http/proxies.ts'
import { type AppState, DEFAULT_LIMITS } from '../hub/index.ts'
import { keysOf } from '../hub/options.ts'
import { resolveEndpoint, type WebhookOptions } from '../webhooks/options.ts'

/** The options of a server as far as they are shown. */
export interface ShownOptions {
  readonly host?: string
  readonly port?: number
  readonly wsPath?: string
  readonly httpPath?: string
  readonly tls?: object | undefined
  readonly trustedProxies?: readonly string[]
  readonly allowedOrigins?: readonly string[]
  readonly localOnly?: boolean
  readonly http?: Partial<HttpLimits>
  readonly api?: { readonly replayGrace?: number | false; readonly activity?: number }
  readonly redis?: string | RedisPlace
  readonly readyNeedsRedis?: boolean
  readonly shutdownTimeout?: number
  readonly shutdownDelay?: number
  readonly admin?: AdminOptions
  readonly webhooks?: readonly WebhookOptions[]
}

/** One thing that can be set. */
export interface Setting {
  /** As it is called in a configuration. */
  readonly name: string
  readonly value: string
  /** Whether it differs from what it is where nobody sets it. */
  readonly own: boolean
  readonly description: string
}
export interface SettingGroup {
  readonly title: string
  readonly settings: readonly Setting[]
}

/** What is set for an app. Fields are named one by one, so that none is told by mistake; of secrets only that they are there. */
export function settingsOf({ app, limits }: AppState, options: ShownOptions): SettingGroup[] {
  const { admin, tls, redis } = options
  const hooks = [...(options.webhooks ?? []), ...((app as { webhooks?: WebhookOptions[] }).webhooks ?? [])]
  return [
    group('App', ['apps', 0], {
      id: [app.id],
      key: [app.key],
      secret: ['hidden'],
      keys: [keysOf(app).length === 1 ? 'none' : `${keysOf(app).length - 1}, hidden`, 'none'],
      enabled: [app.enabled ?? true, true],
      clientEvents: [app.clientEvents ?? true, true],
      subscriptionCount: [app.subscriptionCount ?? true, true],
      signIn: [app.signIn ?? true, true],
      watchlist: [app.watchlist ?? true, true],
      authorizedConnections: [app.authorizedConnections ?? false, false],
      tlsOnly: [app.tlsOnly ?? false, false],
      maxConnections: [app.maxConnections ?? 'no limit', 'no limit'],
      allowedOrigins: [app.allowedOrigins ?? options.allowedOrigins ?? 'all', 'all'],
      history: [app.history?.length ? app.history : 'none', 'none'],
    }),
    group(
      'Limits',
      ['limits'],
      Object.fromEntries(
        Object.entries(DEFAULT_LIMITS).map(([name, usual]) => [
          name,
          [limits[name as keyof typeof limits], usual],
        ]),
      ),
    ),
    group('Server', [], {
      host: [options.host ?? DEFAULTS.host, DEFAULTS.host],
      port: [options.port ?? DEFAULTS.port, DEFAULTS.port],
      wsPath: [options.wsPath ?? DEFAULTS.wsPath, DEFAULTS.wsPath],
      httpPath: [options.httpPath ?? DEFAULTS.httpPath, DEFAULTS.httpPath],
      tls: [tls ? 'on' : 'off', 'off'],
      trustedProxies: [options.trustedProxies ?? TRUSTED_PROXIES, TRUSTED_PROXIES],
      redis: [redis ? placeName(typeof redis === 'string' ? { url: redis } : redis) : 'none', 'none'],
      readyNeedsRedis: [options.readyNeedsRedis ?? true, true],
      admin: [admin ? `${admin.host ?? DEFAULTS.admin.host}:${admin.port}` : 'none', 'none'],
      shutdownTimeout: [options.shutdownTimeout ?? DEFAULTS.shutdownTimeout, DEFAULTS.shutdownTimeout],
      shutdownDelay: [options.shutdownDelay ?? 0, 0],
    }),
    group(
      'HTTP',
      ['http'],
      Object.fromEntries(
        Object.entries(HTTP_LIMITS).map(([name, usual]) => [
          name,
          [options.http?.[name as keyof HttpLimits] ?? usual, usual],
        ]),
      ),
    ),
    group('HTTP API', ['api'], {
      replayGrace: [options.api?.replayGrace ?? DEFAULTS.api.replayGrace, DEFAULTS.api.replayGrace],
      activity: [options.api?.activity ?? DEFAULTS.api.activity, DEFAULTS.api.activity],
    }),
    group('Webhooks', [], {
      webhooks: [hooks.length ? hooks.map((one) => resolveEndpoint(one).label) : 'none', 'none'],
    }),
  ]
}

type Shown = readonly [value: unknown, usual?: unknown]

function group(
  title: string,
  path: readonly PropertyKey[],
  rows: Readonly<Record<string, Shown>>,
): SettingGroup {
  const settings = Object.entries(rows).map(([name, [value, usual]]) => ({
    name,
    value: textOf(value),
    own: usual !== undefined && textOf(value) !== textOf(usual),
    description: schemaAt([...path, name])?.description ?? '',
  }))
  return { title, settings }
}

function textOf(value: unknown): string {
  if (value === Number.POSITIVE_INFINITY) return 'no limit'
  if (value === true || value === false) return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.map(textOf).join(', ')
  if (typeof value === 'object' && value !== null) return JSON.stringify(value)
  return String(value)
}
