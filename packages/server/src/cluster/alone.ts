/** Channels that are remembered: beyond it none is told to have missed nothing, but some are not told that they have. */
const MOST = 10_000

/** The channels, each with its app, whose events were not kept, since Redis could not take them. */
export function createAlone() {
  const channels = new Map<string, readonly [app: string, channel: string, heard: boolean]>()
  let since = 0
  return {
    /** @param heard whether all who were on the channel got it, on whatever process */
    note(app: string, channel: string, heard = false) {
      const key = `${app} ${channel}`
      if (channels.size === 0) since = performance.now()
      const all = heard && channels.get(key)?.[2] !== false
      if (channels.size < MOST || channels.has(key)) channels.set(key, [app, channel, all])
    },
    /** Says how many ms ago the first was, and which they are, as JSON; what can't be told then is told the next time. */
    async tell(say: (ago: number, channels: string) => Promise<unknown>) {
      if (channels.size === 0) return
      const told = [...channels]
      const ago = Math.round(performance.now() - since)
      try {
        await say(ago, JSON.stringify(told.map(([, channel]) => channel)))
        for (const [key] of told) channels.delete(key)
      } catch {
        // Redis is lost again.
      }
    },
  }
}
