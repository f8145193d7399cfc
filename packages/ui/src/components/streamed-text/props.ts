import type { CatchUp, Initial, Rewind, StreamAnswer } from '@channelkit/core'
import type { ChannelProps } from '../../shared/view-state.ts'
import type { StreamedTextLabels } from './labels.ts'

export interface StreamedTextProps<Name extends string = string, Event extends string = string>
  extends ChannelProps<Name> {
  /** The event that brings the pieces. Default `piece`. */
  event?: Event
  /** Which answer is shown. Without one the newest that is heard; `null` is off. */
  id?: string | number | null
  /** The answer as the server has it by now. One that is complete needs no channel. */
  initial?: Initial<StreamAnswer>
  /** Fetches the answer: at first, after each lost line, and where a piece is missing. May be inline. */
  catchUp?: CatchUp
  /** How far back to begin where the server keeps events. Default 1000 events; `false` for not at all. */
  rewind?: Rewind | false
  /** Nothing is said to screen readers by itself. */
  silent?: boolean
  /** Words of yours in place of ours: any of them. */
  labels?: Partial<StreamedTextLabels>
}
