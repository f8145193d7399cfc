import type { Timer } from './clock.ts'
import type { KitInternals } from './kit.ts'

/** For how long a fetch waits for its channel, in ms: a server that is down must not keep data from a page. */
const PATIENCE = 2000

/**
 * Resolves when the channel is live, so that what is fetched afterwards misses no event; or when it failed, or did
 * not come in time. Until then it is subscribed.
 */
export function channelReady({ channels, clock }: KitInternals, name: string): Promise<void> {
  const entry = channels.get(name)
  return new Promise((resolve) => {
    let timer: Timer
    const end = () => {
      clock.clearTimeout(timer)
      // Later, since this may be called from within what is to be left; and with grace, for whoever mounts next.
      void Promise.resolve().then(() => off())
      resolve()
    }
    const look = () => {
      const { status } = entry.state()
      if (status === 'live' || status === 'failed') end()
    }
    const off = entry.subscribe(look)
    timer = clock.setTimeout(end, PATIENCE)
    look()
  })
}
