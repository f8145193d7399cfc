import type { Backfill, Initial, ReactionsOptions, StoredReactions } from '@channelkit/core'
import type { ChannelProps } from '../../shared/view-state.ts'
import type { ReactionsLabels } from './labels.ts'

export interface ReactionsProps<Name extends string = string>
  extends ChannelProps<Name>,
    Pick<ReactionsOptions, 'about' | 'me' | 'event'> {
  /** With which one may react; all others are ignored. Default 👍 ❤️ 😂 🎉 😮 🙏. */
  emoji?: readonly string[]
  /** Each person has each emoji once, and takes it back by pressing it again. Otherwise each press counts. */
  toggle?: boolean
  /** Nothing floats. */
  still?: boolean
  /** What your server has stored: `{ counts, mine }`, or a function that fetches it. */
  initial?: Initial<StoredReactions>
  /** Fetches it, at first and after each lost line. May be inline. */
  backfill?: Backfill<StoredReactions>
  /** Told of each press, to store it: with which emoji, and whether it was added or, with `toggle`, taken back. */
  onReact?: (emoji: string, added: boolean) => void
  /** Nothing is said to screen readers by itself. */
  silent?: boolean
  /** Words of yours in place of ours: any of them. */
  labels?: Partial<ReactionsLabels>
}

/** One of the emoji that may be pressed. */
export interface ReactionChoice {
  readonly emoji: string
  /** How often by all. */
  readonly count: number
  /** Whether oneself did. */
  readonly mine: boolean
}
