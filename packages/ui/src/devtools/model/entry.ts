import { boundedJson, type Happening } from '@channelkit/core'

/** Of what sort something that happened is: what people filter by. */
export type Sort = 'in' | 'out' | 'line' | 'channel' | 'people' | 'error'

/** One line of the log. */
export interface Entry {
  readonly id: number
  readonly happening: Happening
  readonly sort: Sort
  /** The event's name, or what happened in a word or two. */
  readonly title: string
  readonly channel: string | undefined
  /** It was made here, and no server sent it. */
  readonly fake: boolean
  /** About how much memory its payload takes, in letters. */
  readonly weight: number
}

const SORTS: Record<Happening['type'], Sort> = {
  event: 'in',
  points: 'in',
  unheard: 'in',
  'user-event': 'in',
  past: 'in',
  sent: 'out',
  dropped: 'out',
  subscribe: 'out',
  unsubscribe: 'out',
  connection: 'line',
  network: 'line',
  user: 'line',
  subscribed: 'channel',
  conflated: 'channel',
  count: 'channel',
  members: 'people',
  member: 'people',
  watchlist: 'people',
  refused: 'error',
  'channel-error': 'error',
  'connection-error': 'error',
  'server-error': 'error',
  invalid: 'error',
  error: 'error',
}

function titleOf(told: Happening): string {
  switch (told.type) {
    case 'event':
    case 'user-event':
    case 'sent':
      return told.event
    case 'unheard':
      return `${told.event} (nobody listens)`
    case 'dropped':
      return `${told.event} (not sent)`
    case 'invalid':
      return `${told.event} (does not fit its schema)`
    case 'connection':
      return told.state
    case 'network':
      return told.online ? 'network is back' : 'network is gone'
    case 'member':
      return 'joined' in told ? 'joined' : 'left'
    case 'user':
      return told.error ? 'sign-in failed' : 'signed in'
    default:
      return told.type
  }
}

/** What there is to see of it when it is unfolded. */
export function dataOf(told: Happening): unknown {
  const { at: _, type: __, ...rest } = told as Happening & Record<string, unknown>
  return 'event' in told && 'data' in told ? told.data : rest
}

export const entryOf = (id: number, happening: Happening, fake: boolean): Entry => ({
  id,
  happening,
  sort: SORTS[happening.type] ?? 'line',
  title: titleOf(happening),
  channel: 'channel' in happening ? happening.channel : undefined,
  fake,
  weight: weightOf(dataOf(happening)),
})

/** How many values are looked at to weigh a payload. */
const LOOK = 200

/** About how many letters a value holds: cheap, since each event is weighed. */
export function weightOf(value: unknown): number {
  let weight = 0
  let looks = 0
  const waiting: unknown[] = [value]
  while (waiting.length > 0 && looks++ < LOOK) {
    const one = waiting.pop()
    weight += typeof one === 'string' ? one.length : 8
    if (typeof one !== 'object' || one === null) continue
    const items = Array.isArray(one) ? one : Object.values(one)
    // Of many alike, some are looked at and the others are taken to weigh as much as a number.
    if (items.length > LOOK) weight += 8 * (items.length - LOOK)
    for (const item of items.slice(0, LOOK)) waiting.push(item)
  }
  return weight + 8 * waiting.length
}

const briefs = new WeakMap<Entry, string>()

/** Its payload in one line, as much of it as is searched and shown folded. */
export function briefOf(entry: Entry): string {
  let brief = briefs.get(entry)
  if (brief === undefined) {
    const told = dataOf(entry.happening)
    brief = textOf(told === undefined ? '' : boundedJson(told, { depth: 6, most: 60 })).slice(0, 300)
    briefs.set(entry, brief)
  }
  return brief
}

/** Its payload in full, as far as anybody reads. */
export const fullText = (entry: Entry): string =>
  textOf(boundedJson(dataOf(entry.happening), { depth: 30, most: 20_000, indent: 2 }))

/** What can't be seen in a text though it turns or hides what stands around it. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/** A text of a stranger in which nothing hides: what can't be seen is written as its number. */
export const textOf = (text: string): string =>
  text.replace(UNSEEN, (one) =>
    one === '\n' || one === '\t' ? one : `\\u{${one.codePointAt(0)!.toString(16)}}`,
  )
