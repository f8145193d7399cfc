import type { Hub } from '../hub/index.ts'
import { channelOf, type Line } from './line.ts'
import { type Bucket, pointOf, type Range, sumOf } from './rings.ts'

/** How long others may take to close their bucket of the same time, in ms. */
const LATE = 400

/** Tells pages each bucket that is over, of all processes together. */
export function createOverview(hub: Hub, line: Line) {
  async function tell(appId: string, range: Range, bucket: Bucket) {
    const channel = channelOf(appId)
    const state = hub.apps.find(({ app }) => app.id === appId)
    const ask = state?.link?.stats
    if (ask) await new Promise((resolve) => setTimeout(resolve, LATE).unref())
    const elsewhere = ((await ask?.(range, bucket.at)) ?? []) as (readonly Bucket[])[]
    line.tell(channel, range, pointOf(sumOf([[bucket], ...elsewhere])[0]!))
  }
  return {
    closed(appId: string, range: Range, bucket: Bucket) {
      // While nobody looks, the others are not asked either.
      if (line.isWatched(channelOf(appId))) void tell(appId, range, bucket)
    },
  }
}
