import type { ClusterLink } from '../hub/cluster.ts'
import { ServerError } from '../hub/index.ts'
import { MAX_SKEW } from './signature.ts'

/** Signatures that are remembered at most, an app. Only valid ones are, so strangers cannot push others out. */
const MOST_REMEMBERED = 100_000

/**
 * Refuses requests that were taken before. Senders stamp whole seconds, so two equal events that are sent in one
 * second are equal requests: a repeat passes for as long as such a pair may be apart, and never after.
 *
 * @param grace how long after the first an equal request passes, in ms; 0 for never
 */
export function createReplays(grace: number) {
  const seen = new Map<string, number>()
  const check = (ago: number) => {
    if (grace === 0 || ago > grace) throw new ServerError('replayed', 'This request was taken before.')
  }
  return {
    /** @throws ServerError 401 `replayed`, where another process has taken it */
    async checkElsewhere(signature: string, link: ClusterLink | undefined): Promise<void> {
      const ago = await link?.seen(signature, 2 * MAX_SKEW * 1000, MOST_REMEMBERED)
      if (ago !== undefined && ago !== null && ago >= 0) check(ago)
    },
    /** @throws ServerError 401 `replayed` */
    check(signature: string, now: number): void {
      const first = seen.get(signature)
      if (first === undefined) {
        // In order of time, so that whatever may go stands first. A stamp may lie ahead of now, hence twice.
        for (const [old, at] of seen) {
          if (seen.size < MOST_REMEMBERED && now - at <= 2 * MAX_SKEW * 1000) break
          seen.delete(old)
        }
        seen.set(signature, now)
      } else check(now - first)
    },
  }
}
