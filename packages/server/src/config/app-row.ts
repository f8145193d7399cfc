/** What a column may hold as JSON. */
const STRUCTURED = new Set(['keys', 'history', 'limits', 'webhooks', 'allowedOrigins'])
/** MySQL has numbers in place of these. */
const SWITCHES = new Set([
  'enabled',
  'clientEvents',
  'subscriptionCount',
  'signIn',
  'watchlist',
  'authorizedConnections',
  'tlsOnly',
])
const KNOWN = new Set([...STRUCTURED, ...SWITCHES, 'id', 'key', 'secret', 'maxConnections'])

const camel = (name: string) => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/**
 * An app from a row of a table: columns are named as the options are, or with underscores. Those of other names are the
 * table's own affair, and null is as if it were not there.
 *
 * @example
 * appOf({ id: 7, key: 'k', secret: 's', client_events: 0, created_at: '…' })
 * // { id: '7', key: 'k', secret: 's', clientEvents: false }
 */
export function appOf(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const app: Record<string, unknown> = {}
  for (const [column, value] of Object.entries(row)) {
    const name = camel(column)
    if (value !== null && value !== undefined && KNOWN.has(name)) app[name] = fieldOf(name, value)
  }
  return app
}

function fieldOf(name: string, value: unknown): unknown {
  if (name === 'id') return String(value)
  if (SWITCHES.has(name) && (value === 0 || value === 1)) return value === 1
  if (name === 'maxConnections' && typeof value === 'string' && value !== '') return Number(value)
  if (!STRUCTURED.has(name) || typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    // Origins may stand in a line.
    return name === 'allowedOrigins' ? value.split(',').map((origin) => origin.trim()) : value
  }
}
