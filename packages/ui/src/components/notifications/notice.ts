import { boundedJson, toTime } from '@channelkit/core'

/** Something that somebody was told. */
export interface Notice {
  readonly id: string
  readonly title: string
  readonly body: string | null
  /** Where it leads, if that is an address that a page may open. */
  readonly href: string | null
  /** When, in epoch ms. */
  readonly at: number
  readonly read: boolean
  /** What the server sent, as long as it is small. */
  readonly data: unknown
}

const MOST_TITLE = 300
const MOST_BODY = 1000
const MOST_ID = 200
/** What is kept of what the server sent, in characters. */
const MOST_DATA = 2000

type Fields = Readonly<Record<string, unknown>>

/** No letter is cut in two. */
const cut = (text: string, most: number) =>
  text.length <= most ? text : `${text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')}…`

const textOf = (value: unknown, most: number) =>
  typeof value === 'string' && value.trim() !== '' ? cut(value.trim(), most) : null

/** Only what a browser opens without running anything, here or elsewhere. */
function hrefOf(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 2000) return null
  try {
    const { protocol, username } = new URL(value, 'https://a.example')
    return /^https?:$/.test(protocol) && username === '' ? value : null
  } catch {
    return null
  }
}

const idOf = (value: unknown) =>
  (typeof value === 'string' && value !== '' && value.length <= MOST_ID) || Number.isFinite(value)
    ? String(value)
    : null

/** The same for the same content: two tabs hear of something without an id, and show it once. */
export function hashOf(text: string): string {
  let hash = 5381
  for (let i = 0; i < text.length; i++) hash = (hash * 33 + text.charCodeAt(i)) | 0
  return (hash >>> 0).toString(36)
}

/** What is not known of one that came without an id. */
export interface Unnamed extends Omit<Notice, 'id'> {
  readonly id: string | null
  /** Of its content. */
  readonly hash: string
}

/** Reads what a server sends a user: a text, or its fields; null where nobody could show it. */
export function readNotice(raw: unknown, now: number): Unnamed | null {
  const data = (typeof raw === 'object' && raw !== null ? raw : { title: raw }) as Fields
  const title = textOf(data.title ?? data.text ?? data.message, MOST_TITLE)
  if (title === null) return null
  const at = toTime(data.at)
  const json = boundedJson(raw)
  return {
    id: idOf(data.id),
    title,
    body: textOf(data.body ?? data.description, MOST_BODY),
    href: hrefOf(data.href ?? data.url),
    // What is said to be of a time to come is of now.
    at: Number.isNaN(at) ? now : Math.min(at, now),
    read: data.read === true,
    data: json.length <= MOST_DATA ? raw : null,
    hash: hashOf(json),
  }
}

/** Reads one that was kept; null where it is none of ours. */
export function readKept(raw: unknown): Notice | null {
  const data = (typeof raw === 'object' && raw !== null ? raw : {}) as Fields
  const notice = readNotice(data, Number.MAX_SAFE_INTEGER)
  if (!notice?.id || typeof data.at !== 'number') return null
  const { hash: _, ...rest } = notice
  return { ...rest, id: notice.id, data: data.data ?? null }
}
