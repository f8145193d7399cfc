import type { ChannelKit, Counts } from '@channelkit/core'
import { announcer } from '../../shared/announcer.ts'
import { numberFormat } from '../../shared/number.ts'
import type { Engine } from '../../view/index.ts'

export interface Sums {
  readonly kit: ChannelKit
  readonly counts: Counts
  readonly emoji: readonly string[]
  readonly locale: string | undefined
  /** Whether they are what the others have: what is told at first is no news. */
  readonly known: boolean
  words(sums: readonly string[]): string | undefined
}

/** What came within this is said at once, in ms: who listens to something wants no running count beside it. */
const PAUSE = 4000

/** Says the sums that changed, politely, when nothing was said for a while. */
export const sumsVoice: Engine<HTMLElement, Sums> = (element, first) => {
  const { clock } = first.kit
  let sums = first
  /** What was said last, or was there from the start. */
  let said: Counts = first.counts
  let timer: unknown
  const { say, release } = announcer<Sums>(first.kit, element.ownerDocument, () => {
    const { emoji, counts, locale, words } = sums
    const format = numberFormat(locale)
    const changed = emoji.filter((one) => (counts[one] ?? 0) !== (said[one] ?? 0))
    said = counts
    return changed.length === 0
      ? ''
      : (words(changed.map((one) => `${one} ${format(counts[one] ?? 0)}`)) ?? '')
  })
  return {
    update(next) {
      const isNews = sums.known && next.known && next.counts !== sums.counts
      if (!sums.known) said = next.counts
      sums = next
      if (!isNews) return
      timer ??= clock.setTimeout(() => {
        timer = undefined
        say(sums)
      }, PAUSE)
    },
    destroy() {
      clock.clearTimeout(timer)
      release()
    },
  }
}
