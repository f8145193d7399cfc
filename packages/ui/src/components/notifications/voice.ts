import type { ChannelKit } from '@channelkit/core'
import { announcer } from '../../shared/announcer.ts'
import type { Engine } from '../../view/index.ts'
import type { NotificationsLabels } from './labels.ts'
import type { Notice } from './notice.ts'

export interface News {
  readonly kit: ChannelKit
  readonly fresh: readonly Notice[]
  readonly words: NotificationsLabels['fresh']
  isolate(text: string): string
  /** Signs in, where that is wanted. */
  readonly signIn: (() => void) | false | undefined
}

/** More than these at once are a number. */
const MOST_SAID = 3

/** Says what came to screen readers, each once and politely; many are a number. */
export const voice: Engine<HTMLElement, News> = (element, first) => {
  let { words, isolate } = first
  const known = new Set(first.fresh.map(({ id }) => id))
  const { say, release } = announcer<Notice>(first.kit, element.ownerDocument, (all) =>
    all.length > MOST_SAID
      ? words(all.length, String(all.length))
      : all
          .map(({ title, body }) =>
            [title, body]
              .filter(Boolean)
              .map((text) => isolate(text!))
              .join('. '),
          )
          .join(' '),
  )
  let signs = false
  /** Once: whether it is tried again after a failure is for who looks at it to say. */
  function sign(signIn: News['signIn']) {
    if (signIn && !signs) signIn()
    signs = !!signIn
  }
  sign(first.signIn)
  return {
    update(next) {
      ;({ words, isolate } = next)
      sign(next.signIn)
      for (const notice of next.fresh) {
        if (known.has(notice.id)) continue
        known.add(notice.id)
        say(notice)
      }
    },
    destroy: release,
  }
}
