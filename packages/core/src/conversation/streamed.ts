import { toNumber } from '../collections/numbers.ts'
import type { StreamState } from '../collections/stream-state.ts'
import type { ChannelKitError } from '../errors.ts'
import { fieldOf } from '../fields.ts'

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
 * @param field where it says so
 * @param own the id of the message
 */
export function streamedIn(said: Record<string, unknown>, field: string, own: string): Streamed | null {
  const given = fieldOf(said, field)
  const id = given === true ? own : given
  if (!((typeof id === 'string' && id !== '') || Number.isFinite(id))) return null
  const seq = toNumber(said.seq)
  const end = said.end === 'failed' ? 'failed' : said.end === true || said.end === 'done' ? 'done' : null
  return { id: String(id), seq: Number.isSafeInteger(seq) && seq >= 0 ? seq : null, end, error: null }
}
