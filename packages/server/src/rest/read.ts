import type * as z from 'zod'
import { ServerError, type ServerErrorCode } from '../hub/index.ts'
import { placeOf, wrong } from '../schema/words.ts'
import type { Route } from './route.ts'

/** By the field that is wrong: the code of its refusal. */
const CODES: Readonly<Partial<Record<string, ServerErrorCode>>> = {
  name: 'bad-event',
  data: 'bad-data',
  channel: 'bad-channel',
  channels: 'bad-channels',
  batch: 'bad-batch',
  info: 'bad-info',
  socket_id: 'bad-socket-id',
  user_id: 'bad-user-id',
  limit: 'bad-limit',
  after: 'bad-after',
  before: 'bad-before',
  reconnect: 'bad-reconnect',
}
/**
 * Reads a request by its route's schema.
 *
 * @throws ServerError 400 with the code of the first field that is wrong, and in words what it should be
 */
export function readRequest(route: Route, request: Readonly<Record<string, unknown>>) {
  const result = route.request.safeParse(request)
  if (result.success) return result.data
  const [issue] = result.error.issues as [z.core.$ZodIssue]
  throw new ServerError(codeOf(issue), sentence(issue, request))
}

function codeOf({ path }: z.core.$ZodIssue): ServerErrorCode {
  const [, ...inside] = path
  const field = inside.findLast((step) => typeof step === 'string')
  if (field === 'channels' && inside.at(-1) !== field) return 'bad-channel'
  return CODES[String(field)] ?? 'bad-json'
}

function sentence(issue: z.core.$ZodIssue, request: unknown): string {
  const [part, ...inside] = issue.path
  const why = wrong(issue)
  const quoted = why.startsWith('must be ') && issue.code !== 'too_big' && issue.code !== 'too_small'
  return `${placeOf(inside) || `The ${String(part)}`} ${why}${quoted ? `, but is ${shown(valueAt(request, issue.path))}` : ''}.`
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((at, step) => (at as Record<PropertyKey, unknown> | undefined)?.[step], value)

/** What was given, short enough for a message. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  const text = JSON.stringify(value) ?? 'missing'
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
