import type { ChannelObserver } from './channel-observer.ts'
import type { Check } from './check.ts'
import { joined, MEMBERS, type Need, sameNeed } from './terms.ts'

/** What is enough for those who observe a channel: less than all that happens there need not come. */
export interface ChannelNeeds {
  /** What of an event is enough for an observer; null for all of it. */
  of(observer: ChannelObserver, event: string): Need | null
  /** Works out anew what of those who come and go is enough for all, and tells it if it is another. */
  agree(): void
  /** Tells it again, for a channel that is asked for anew. */
  again(): void
}

/** @param tell takes what of an event is enough for all; `MEMBERS` for those who come and go */
export function createNeeds(
  channel: string,
  observers: ReadonlySet<ChannelObserver>,
  check: Check | undefined,
  tell: (event: string, need: Need | null) => void,
): ChannelNeeds {
  let people: Need | null = null
  return {
    of({ needs }, event) {
      const need = needs?.get(event) ?? null
      // Of what does not fit its schema something older may be what counts, and only here is known what fits.
      return need && check?.checks(channel, event) && !('by' in need && Number.isFinite(need.rate))
        ? null
        : need
    },
    agree() {
      const watching = [...observers].filter(({ members }) => members)
      const need = joined(watching.map(({ needs }) => needs?.get(MEMBERS) ?? null))
      if (sameNeed(need, people)) return
      people = need
      tell(MEMBERS, need)
    },
    again() {
      if (people) tell(MEMBERS, people)
    },
  }
}
