import type { ChannelKit } from '@channelkit/core'
import { copyText } from '../../shared/clipboard.ts'
import type { EventFeedState } from './props.ts'

type Copied = Pick<EventFeedState, 'copied'>

/** How long a button says that it copied, in ms. */
const SAID = 1500

/** Copies a text, and says so for a moment: of an entry by its id, or of all by 0. */
export const copier =
  ({ clock }: ChannelKit, set: (change: Copied | ((state: Copied) => Partial<Copied>)) => void) =>
  async (what: number, text: string): Promise<void> => {
    if (!(await copyText(text))) return
    set({ copied: what })
    clock.setTimeout(() => set(({ copied }) => (copied === what ? { copied: null } : {})), SAID)
  }
