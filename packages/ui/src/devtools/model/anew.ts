import type { ChannelKit } from '@channelkit/core'

/**
 * Lets everything on a page begin anew: channels are left and asked for again, and stores forget what they were made of.
 *
 * @param run what to do while nothing is asked for
 */
export function beginAnew(kit: ChannelKit, run: () => void): void {
  const { channels, inUse } = kit.internals
  const entries = channels.active()
  const asks = entries.map((entry) => entry.renew())
  // Held, so that none is left and entered twice while its stores begin anew.
  const releases = channels.active().map((entry) => entry.acquire())
  run()
  for (const store of [...inUse]) store.users ? store.end() : store.renew()
  for (const ask of asks) ask()
  for (const release of releases) release(true)
  kit.flush()
}
