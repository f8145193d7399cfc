import type { HubChannel } from './channel.ts'
import type { HubClock } from './options.ts'

/** Up to this many subscribers each change is announced at once. */
const SMALL = 100
/** On bigger channels the changes of this long are announced together, in ms. */
const PERIOD = 1000

/**
 * Tells a channel's subscribers how many they are. Telling each of them of each one that comes would make n subscribers
 * cost n squared frames.
 */
export function createCounts(clock: HubClock, announce: (channel: HubChannel) => void) {
  const due = new Set<HubChannel>()
  let timer: unknown
  const announceAll = () => {
    timer = undefined
    const channels = [...due]
    due.clear()
    for (const channel of channels) announce(channel)
  }
  return {
    changed(channel: HubChannel) {
      if (channel.sockets.size > SMALL) {
        due.add(channel)
        timer ??= clock.setTimeout(announceAll, PERIOD)
        return
      }
      due.delete(channel)
      announce(channel)
    },
    end() {
      due.clear()
      clock.clearTimeout(timer)
      timer = undefined
    },
  }
}
