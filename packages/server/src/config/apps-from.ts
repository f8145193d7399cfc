import { ServerError } from '../hub/server-error.ts'
import { needing } from '../needing.ts'
import { appOf } from './app-row.ts'
import type { AppsFrom } from './apps-from-schema.ts'

/** How long whoever has the apps may take, in ms. */
const PATIENCE = 10_000

type Rows = readonly Readonly<Record<string, unknown>>[]

/** Asks for the apps; whether they are what they should be is for the check of the configuration. */
export type ReadApps = (from: AppsFrom) => Promise<unknown>

/**
 * Makes the way to apps that do not stand in the configuration. An address is asked whether they have changed since (`ETag`), and
 * answers a list of apps, or an object with `apps`.
 *
 * @throws ServerError `apps-unavailable`, `missing-package`
 */
export function createReadApps(): ReadApps {
  let last: { url: string; etag: string; apps: unknown } | undefined

  async function fetched({ url, headers }: AppsFrom): Promise<unknown> {
    const known = last?.url === url ? last : undefined
    const response = await fetch(url, {
      headers: { accept: 'application/json', ...headers, ...(known && { 'if-none-match': known.etag }) },
      signal: AbortSignal.timeout(PATIENCE),
    })
    if (response.status === 304 && known) return known.apps
    if (!response.ok) throw new Error(`it answered ${response.status}`)
    const body: unknown = await response.json()
    const apps = Array.isArray(body) ? body : (body as { apps?: unknown } | null)?.apps
    const etag = response.headers.get('etag')
    last = etag ? { url, etag, apps } : undefined
    return apps
  }

  return async (from) => {
    try {
      if (/^https?:/.test(from.url)) return await fetched(from)
      const query = from.query ?? 'select * from apps'
      const ask = from.url.startsWith('mysql') ? askMySql : askPostgres
      return (await ask(from.url, query)).map(appOf)
    } catch (cause) {
      if (cause instanceof ServerError) throw cause
      // The address may hold a password: neither it nor what repeats it is told.
      const { message, code } = cause as NodeJS.ErrnoException
      const why = (message || code || 'no reason given').replaceAll(from.url, 'the address')
      throw new ServerError(
        'apps-unavailable',
        `The apps could not be had from ${placeOf(from.url)}: ${why}.`,
      )
    }
  }
}

/** What may be told of an address. */
function placeOf(url: string): string {
  const { protocol, host, pathname } = new URL(url)
  return `${protocol}//${host}${pathname}`
}

async function askPostgres(url: string, query: string): Promise<Rows> {
  const { default: pg } = await needing('appsFrom', ['pg'], () => import('pg'))
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: PATIENCE,
    query_timeout: PATIENCE,
  })
  // A line that breaks between two questions ends nothing: the next question has a new one.
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query(query)).rows
  } finally {
    await client.end().catch(() => {})
  }
}

async function askMySql(url: string, query: string): Promise<Rows> {
  const { createConnection } = await needing('appsFrom', ['mysql2'], () => import('mysql2/promise'))
  const connection = await createConnection({ uri: url, connectTimeout: PATIENCE })
  connection.on('error', () => {})
  try {
    const [rows] = await connection.query({ sql: query, timeout: PATIENCE })
    return rows as Rows
  } finally {
    await connection.end().catch(() => {})
  }
}
