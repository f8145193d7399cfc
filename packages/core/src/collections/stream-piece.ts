import { brief, toNumber } from './numbers.ts'

/**
 * One piece of an answer, as the sender publishes it. Pieces of one `id` are numbered by `seq` from 0 without a hole, so that
 * they can be put in order, each once, however they come.
 */
export interface StreamPiece<Part = unknown> {
  /** Which answer it belongs to. Another attempt is another answer. */
  readonly id: string | number
  /** From 0. Only an `end` of `failed` may come without one, from whoever does not know how far it got. */
  readonly seq?: number
  /** What the answer grows by. */
  readonly text?: string
  /** The same where an answer is made of values and not of text. */
  readonly part?: Part
  /** Several of them at once. */
  readonly parts?: readonly Part[]
  /** It holds all from the beginning up to its `seq`, and not only what came since the one before. */
  readonly whole?: boolean
  /** It is the last: all is there, or it was given up. `true` is `done`. */
  readonly end?: 'done' | 'failed' | boolean
  /** Why it failed, for people. */
  readonly error?: string
}

/** A piece as it was read: only what fits. */
export interface ReadPiece {
  readonly id: string
  /** Null where it ends the answer wherever that got to. */
  readonly seq: number | null
  readonly text: string
  readonly parts: readonly unknown[]
  readonly whole: boolean
  readonly end: { readonly failed: boolean; readonly error: string | undefined } | null
}

/** How much of a reason is kept, in characters. */
const REASON = 1000

/** The piece that a stranger's payload is; a text says why it is none. */
export function readPiece(data: unknown): ReadPiece | string {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return `it is ${brief(data)}`
  const { id, seq, text, part, parts, whole, end, error } = data as Record<keyof StreamPiece, unknown>
  if (typeof id !== 'string' && typeof id !== 'number') return `its id is ${brief(id)}`
  const isFailed = end === 'failed'
  if (end !== undefined && end !== null && typeof end !== 'boolean' && end !== 'done' && !isFailed)
    return `its end is ${brief(end)}, and not "done" or "failed"`
  const number = toNumber(seq)
  const isOpenEnd = (seq === undefined || seq === null) && (isFailed || (whole === true && !!end))
  if (!isOpenEnd && !(Number.isSafeInteger(number) && number >= 0)) return `its seq is ${brief(seq)}`
  if (text !== undefined && text !== null && typeof text !== 'string') return `its text is ${brief(text)}`
  if (parts !== undefined && parts !== null && !Array.isArray(parts)) return `its parts are ${brief(parts)}`
  return {
    id: String(id),
    seq: isOpenEnd ? null : number,
    text: text ?? '',
    parts: [...(part === undefined ? [] : [part]), ...((parts as unknown[] | null | undefined) ?? [])],
    whole: whole === true,
    end: end
      ? { failed: isFailed, error: typeof error === 'string' ? error.slice(0, REASON) : undefined }
      : null,
  }
}
