import type { ChannelKitError } from '../errors.ts'
import type { StreamPiece } from './stream-piece.ts'

/**
 * How far an answer is: nothing was heard of it; it grows; it is complete; its sender gave it up, or its channel can't be had;
 * or something of it is missing and nobody tells what.
 */
export type StreamState = 'waiting' | 'streaming' | 'done' | 'failed' | 'gap'

/** An answer that grows. */
export interface StreamSnapshot<Part = unknown> {
  /** Which one it is; null while none was heard. */
  readonly id: string | null
  /** All of it so far, in order. In the state `gap`, what comes after the hole too. */
  readonly text: string
  /** The same for answers that are made of values. */
  readonly parts: readonly Part[]
  readonly state: StreamState
  /** Why it failed, or why what is missing could not be had. */
  readonly error: ChannelKitError | null
}

/** All of an answer so far, as a server or a database has it: up to `seq`, or to its end. */
export type StreamAnswer<Part = unknown> = Partial<StreamPiece<Part>>
