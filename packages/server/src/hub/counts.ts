import { type HubChannel, subscriptionsOf } from './channel.ts'
import type { HubClock } from './options.ts'

/** Up to this many subscribers each change is announced at once. */
const SMALL = 100
/** On bigger channels the changes of this long are announced together, in ms. */
const PERIOD = 1000

/**
 * Tells a channel's subscribers how many they are. Telling each of them of each one that comes would make n subscribers
 * cost n squared frames.
 */
export function createCounts(clock: HubClock, announce: (channel: HubChannel, here: boolean) => void) {
  /** With whether any of the changes was made here. */
  const due = new Map<HubChannel, boolean>()
  let timer: unknown
  const announceAll = () => {
    timer = undefined
    const channels = [...due]
    due.clear()
    for (const [channel, here] of channels) announce(channel, here)
  }
  return {
    changed(channel: HubChannel, here: boolean) {
      const ours = here || due.get(channel) === true
      if (subscriptionsOf(channel) > SMALL) {
        due.set(channel, ours)
        timer ??= clock.setTimeout(announceAll, PERIOD)
        return
      }
      due.delete(channel)
      announce(channel, ours)
    },
    end() {
      due.clear()
      clock.clearTimeout(timer)
      timer = undefined
    },
  }
}
