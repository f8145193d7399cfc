import { isFields } from '../fields.ts'
import type { Recorded } from './track.ts'

type Check = readonly [says: string, fits: (value: unknown) => boolean]

const text: Check = ['a text', (value) => typeof value === 'string']
const flag: Check = ['true or false', (value) => typeof value === 'boolean']
const number: Check = ['a number', (value) => typeof value === 'number']
const anything: Check = ['anything', () => true]
const texts: Check = ['a list of texts', (value) => Array.isArray(value) && value.every(text[1])]
const maybe = ([says, fits]: Check): Check => [`${says} or null`, (value) => value == null || fits(value)]

const member: Check = ['a member with an id', (value) => isFields(value) && typeof value.id === 'string']
const members: Check = ['a list of members', (value) => Array.isArray(value) && value.every(member[1])]
const events: Check = [
  'a list of events',
  (value) =>
    Array.isArray(value) &&
    value.every((one) => isFields(one) && typeof one.event === 'string' && typeof one.at === 'number'),
]
const terms: Check = [
  'a list of terms',
  (value) =>
    Array.isArray(value) &&
    value.every((one) => isFields(one) && typeof one.event === 'string' && typeof one.rate === 'number'),
]
const error: Check = [
  'an error with code, message, remedy and retryable',
  (value) =>
    isFields(value) &&
    [value.code, value.message, value.remedy].every(text[1]) &&
    typeof value.retryable === 'boolean',
]
const states = ['connecting', 'connected', 'lost', 'unavailable', 'disconnected', 'failed']
const state: Check = [`one of ${states.join(', ')}`, (value) => states.includes(value as string)]

/** What each kind of line has. What it has beyond that is kept as it is. */
const kinds: { readonly [Type in Recorded['type']]: Readonly<Record<string, Check>> } = {
  connection: {
    state,
    socketId: maybe(text),
    transport: maybe(text),
    retryAt: maybe(number),
    heardAt: maybe(number),
  },
  'connection-error': { error },
  'server-error': { error },
  subscribed: { channel: text },
  unsubscribe: { channel: text },
  refused: { channel: text, error },
  'channel-error': { channel: text, error },
  count: { channel: text, count: number },
  members: { channel: text, me: maybe(text), all: members },
  member: { channel: text, joined: maybe(member), left: maybe(text) },
  event: { channel: text, event: text, data: anything, userId: maybe(text) },
  unheard: { channel: text, event: text, data: anything },
  conflated: { channel: text, terms },
  past: { channel: text, ask: number, events: maybe(events) },
  user: { user: anything, error: maybe(error) },
  'user-event': { event: text, data: anything },
  watchlist: { online: flag, ids: texts },
}

/** Whether a happening is one that a recording holds. */
export const isRecorded = (happening: { readonly type: string }): happening is Recorded =>
  Object.hasOwn(kinds, happening.type)

/** What is wrong with a line, in words; null if nothing is. */
export function faultOf(told: Record<string, unknown>): string | null {
  const { type } = told
  if (typeof type !== 'string' || !isRecorded({ type }))
    return `there is no kind of happening ${JSON.stringify(type)}`
  for (const [field, [says, fits]] of Object.entries(kinds[type as Recorded['type']]))
    if (!fits(told[field])) return `${field} of a ${type} is not ${says}`
  if (type === 'member' && (told.joined == null) === (told.left == null))
    return 'a member either joined or left'
  return null
}
