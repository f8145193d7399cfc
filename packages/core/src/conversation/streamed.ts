import { toNumber } from '../collections/numbers.ts'
import type { StreamState } from '../collections/stream-state.ts'
import type { ChannelKitError } from '../errors.ts'
import { fieldOf } from '../fields.ts'
import type { Heard, Message, MessageFields } from './message.ts'

/** The stream that the text of a message is. */
export interface Streamed {
  readonly id: string
  /** The number of the last piece that is in the text of the message; null where nobody says. */
  readonly seq: number | null
  /** How it ended: from then on the text of the message is all there is. */
  readonly end: Exclude<StreamState, 'waiting' | 'streaming'> | null
  readonly error: ChannelKitError | null
}

/**
 * Which stream a payload says that its text is; null where it says none.
 *
 * @param own the id of the message
 */
export function streamedIn(
  said: Record<string, unknown>,
  { stream = 'stream' }: MessageFields,
  own: string,
): Streamed | null {
  const given = fieldOf(said, stream)
  const id = given === true ? own : given
  if (!((typeof id === 'string' && id !== '') || Number.isFinite(id))) return null
  const seq = toNumber(said.seq)
  const end = said.end === 'failed' ? 'failed' : said.end === true || said.end === 'done' ? 'done' : null
  return { id: String(id), seq: Number.isSafeInteger(seq) && seq >= 0 ? seq : null, end, error: null }
}

/** What a message says by now. */
export type Said = Pick<Message, 'text' | 'stream' | 'error'>

/** What one that streams in says while nothing follows its stream; null for one that came whole. */
export const saidBefore = ({ streamed, text }: Heard): Said | null =>
  streamed && { text, stream: streamed.end ?? (text ? 'streaming' : 'waiting'), error: streamed.error }
