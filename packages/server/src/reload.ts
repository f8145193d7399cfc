import type { Server as HttpServer } from 'node:http'
import type { Server as HttpsServer } from 'node:https'
import { checkTls, type TlsOptions } from './http/node-server.ts'
import type { Hub, HubOptions } from './hub/index.ts'
import { checkApps } from './hub/options.ts'
import type { Webhooks, WebhooksParts } from './webhooks/webhooks.ts'

/** What a server takes while it runs; all else that changes waits for a restart. */
const TAKEN = new Set(['apps', 'limits', 'allowedOrigins', 'webhooks', 'tls', 'clock', 'handler', 'cluster'])
/** Of limits, what was made at the start. */
const FIXED_LIMITS = ['cacheTtl', 'history', 'buffered'] as const

type Options = Pick<HubOptions, 'apps' | 'limits' | 'allowedOrigins'> &
  Pick<WebhooksParts, 'apps' | 'webhooks'> & { readonly tls?: TlsOptions | undefined }

interface Running {
  readonly hub: Hub
  readonly webhooks: Webhooks
  readonly httpServer: HttpServer
}

/** Makes the way to give a running server other options. */
export function createReload<All extends Options>(
  first: All,
  { hub, webhooks, httpServer }: Running,
): (options: All) => readonly string[] {
  return (next) => {
    // First all that may refuse, so that nothing is taken by halves.
    checkApps(next.apps)
    if (next.tls) checkTls(next.tls)
    webhooks.reload(next)
    hub.reload(next)
    if (next.tls && first.tls) (httpServer as HttpsServer).setSecureContext({ ...next.tls })
    return waiting(first, next)
  }
}

/** The options that differ from those at the start, and are not taken before the next one. */
function waiting<All extends Options>(first: All, next: All): string[] {
  const differs = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other)
  const names = [...new Set([...Object.keys(first), ...Object.keys(next)])] as (keyof All & string)[]
  const found: string[] = names.filter((name) => !TAKEN.has(name) && differs(first[name], next[name]))
  if (!first.tls !== !next.tls) found.push('tls')
  for (const name of FIXED_LIMITS)
    if (differs(first.limits?.[name], next.limits?.[name])) found.push(`limits.${name}`)
  const old = new Map(first.apps.map((app) => [app.id, app.history]))
  for (const { id, history } of next.apps)
    if (old.has(id) && differs(old.get(id), history)) found.push(`history of app ${id}`)
  return found
}
