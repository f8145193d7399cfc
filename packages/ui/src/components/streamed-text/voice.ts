import type { ChannelKit } from '@channelkit/core'
import { announcer } from '../../shared/announcer.ts'
import { createSentences } from '../../shared/sentences.ts'
import type { Engine } from '../../view/index.ts'

export interface Voice {
  readonly kit: ChannelKit
  readonly text: string
  readonly ended: boolean
  /** Which answer it is: another one begins anew. */
  readonly id: string | null
}

/** Says an answer to screen readers as it grows: sentences, not letters, and nothing of what was there before. */
export const voice: Engine<HTMLElement, Voice> = (element, first) => {
  const { say, release } = announcer<string>(first.kit, element.ownerDocument, (items) => items.join(' '))
  let sentences = createSentences()
  let id = first.id
  sentences.skip(first.text)
  return {
    update(now) {
      if (now.id !== id) {
        // An answer that was not known by name when nothing was there yet is the same one.
        if (id !== null) sentences = createSentences()
        id = now.id
      }
      const news = sentences.next(now.text, now.ended)
      if (news) say(news)
    },
    destroy: release,
  }
}
