/** What is counted of an app; `connections` is how many there are, all else what came in the time. */
export const FIELDS = [
  'connections',
  'received',
  'sent',
  'bytesIn',
  'bytesOut',
  'api',
  'webhooks',
  'errors',
] as const
export type Field = (typeof FIELDS)[number]
export type Counts = Readonly<Record<Field, number>>

/** Of each chart: how long one point is, in ms, and how many are kept. */
export const RANGES = {
  minute: { step: 1000, keep: 120 },
  hour: { step: 15_000, keep: 240 },
  day: { step: 300_000, keep: 288 },
} as const
export type Range = keyof typeof RANGES
export const RANGE_NAMES = Object.keys(RANGES) as Range[]

/** What came within a stretch of time. */
export interface Bucket {
  /** When it begins, in epoch ms: a multiple of its step, so that those of several processes fit together. */
  readonly at: number
  /** How much of it was measured, in ms. */
  ms: number
  readonly counts: Record<Field, number>
}

/** The last buckets of one range; the newest may still be open. */
export interface Ring {
  /** Adds what came in the last `ms`; returns the bucket that was closed by it, if one was. */
  add(now: number, ms: number, counts: Counts): Bucket | undefined
  /** Oldest first, with the open one. */
  list(): readonly Bucket[]
}

export function createRing({ step, keep }: { readonly step: number; readonly keep: number }): Ring {
  const buckets: Bucket[] = []
  return {
    add(now, ms, counts) {
      const last = buckets.at(-1)
      // A clock that was set back does not make buckets again.
      const at = Math.max(Math.floor(now / step) * step, last?.at ?? 0)
      if (last?.at === at) {
        put(last, ms, counts)
        return undefined
      }
      buckets.push({ at, ms, counts: { ...counts } })
      if (buckets.length > keep) buckets.shift()
      return last
    },
    list: () => buckets,
  }
}

function put(bucket: Bucket, ms: number, counts: Counts) {
  bucket.ms += ms
  for (const field of FIELDS)
    bucket.counts[field] =
      field === 'connections'
        ? Math.max(bucket.counts.connections, counts.connections)
        : bucket.counts[field] + counts[field]
}

/** Puts the buckets of several processes together: those that began at one moment are one. */
export function sumOf(lists: readonly (readonly Bucket[])[]): Bucket[] {
  const sums = new Map<number, Bucket>()
  for (const { at, ms, counts } of lists.flat()) {
    const sum = sums.get(at)
    if (!sum) {
      sums.set(at, { at, ms, counts: { ...counts } })
      continue
    }
    sum.ms = Math.max(sum.ms, ms)
    for (const field of FIELDS) sum.counts[field] += counts[field]
  }
  return [...sums.values()].sort((a, b) => a.at - b.at)
}

/** A bucket as charts take it: what flows, a second; what is rare, as it is. */
export function pointOf({ at, ms, counts }: Bucket): Counts & { readonly at: number } {
  const perSecond = (value: number) => (ms > 0 ? Math.round((value * 10_000) / ms) / 10 : 0)
  return {
    ...counts,
    at,
    received: perSecond(counts.received),
    sent: perSecond(counts.sent),
    bytesIn: perSecond(counts.bytesIn),
    bytesOut: perSecond(counts.bytesOut),
  }
}
