import type { HubHappening } from './happening.ts'
import { utf8Length } from './traffic.ts'

/** By field of a happening: what it is called in a summary. */
const SHOWN = {
  channel: 'channel',
  event: 'event',
  socketId: 'socket_id',
  userId: 'user_id',
  code: 'code',
  reason: 'reason',
  transport: 'transport',
  recipients: 'recipients',
  count: 'count',
  what: 'what',
  where: 'where',
  state: 'state',
  route: 'route',
  status: 'status',
  endpoint: 'endpoint',
  outcome: 'outcome',
  events: 'events',
  of: 'of',
  clients: 'clients',
  address: 'address',
  requestId: 'request_id',
  error: 'error',
} as const
type Shown = typeof SHOWN

type FieldOf<Union, Name> = Union extends unknown ? (Name extends keyof Union ? Union[Name] : never) : never

/** A happening without what was said. */
export type Summary = {
  readonly type: HubHappening['type']
  readonly at: number
  readonly data_bytes?: number
} & {
  readonly [Name in keyof Shown as Shown[Name]]?: FieldOf<HubHappening, Name>
}

/**
 * Names and sizes only, for logs and whoever looks on: payloads, and what clients wrote beside them, stay between
 * those concerned.
 */
export function summaryOf(happening: HubHappening): Summary {
  const { type, at } = happening
  const entry: Record<string, unknown> = { type, at }
  for (const [field, value] of Object.entries(happening)) {
    const name = (SHOWN as Partial<Record<string, string>>)[field]
    if (name && value !== undefined) entry[name] = value
  }
  if ('data' in happening) entry.data_bytes = bytesOf(happening.data)
  return entry as Summary
}

const bytesOf = (data: unknown) => utf8Length(typeof data === 'string' ? data : (JSON.stringify(data) ?? ''))
