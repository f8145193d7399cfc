const PAGE = 'https://channelkit.dev/errors/render-failed/'
const told = new WeakSet<object>()

/**
 * Runs one member's part of a loop that many share: what it throws ends neither the loop nor the turn of the others. The
 * console hears of it once for each member.
 *
 * @param who whose part it is
 */
export function guarded(who: object, run: () => void): void {
  try {
    run()
  } catch (cause) {
    if (!told.has(who))
      console.error(`ChannelKit: something on this page could not be drawn. See ${PAGE}`, cause)
    told.add(who)
  }
}
