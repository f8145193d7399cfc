/** Channels that are remembered: beyond it none is told to have missed nothing, but some are not told that they have. */
const MOST = 10_000

/** The channels, each with its app, whose events went to subscribers here only, since Redis could not take them. */
export function createAlone() {
  const channels = new Map<string, readonly [app: string, channel: string]>()
  let since = 0
  return {
    note(app: string, channel: string) {
      if (channels.size === 0) since = performance.now()
      if (channels.size < MOST) channels.set(`${app} ${channel}`, [app, channel])
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
