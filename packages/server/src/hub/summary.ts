import type { HubHappening } from './happening.ts'
import { utf8Length } from './traffic.ts'

/** A happening without what was said. */
export type Summary = { readonly type: HubHappening['type']; readonly at: number } & Readonly<
  Record<string, unknown>
>

/** By field of a happening: what it is called in a summary. */
const SHOWN: Partial<Record<string, string>> = {
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
}

/**
 * Names and sizes only, for logs and whoever looks on: payloads, and what clients wrote beside them, stay between
 * those concerned.
 */
export function summaryOf(happening: HubHappening): Summary {
  const { type, at } = happening
  const fields = happening as Partial<Record<string, unknown>>
  const entry: { type: HubHappening['type']; at: number } & Record<string, unknown> = { type, at }
  for (const field in fields) {
    const name = SHOWN[field]
    if (name && fields[field] !== undefined) entry[name] = fields[field]
  }
  if ('data' in happening) entry.data_bytes = bytesOf(happening.data)
  return entry
}

const bytesOf = (data: unknown) => utf8Length(typeof data === 'string' ? data : (JSON.stringify(data) ?? ''))
