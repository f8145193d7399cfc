/** How values of one set of labels are spread. `counts` has one more than there are bounds: what lies above. */
export interface Spread {
  readonly attributes: Readonly<Record<string, string>>
  readonly counts: number[]
  count: number
  sum: number
  min: number
  max: number
}

/** What one reader of a histogram sees: each has its own, since each empties it at times of its own. */
export interface HistogramView {
  readonly bounds: readonly number[]
  spreads(): Iterable<Spread>
  clear(): void
}

export interface Histogram {
  record(value: number, ...labels: string[]): void
  view(bounds: readonly number[]): HistogramView
}

/** Counts values by size. Without a view, recording is free. */
export function createHistogram(labels: readonly string[]): Histogram {
  const views: { bounds: readonly number[]; spreads: Map<string, Spread> }[] = []
  return {
    record(value, ...values) {
      if (views.length === 0) return
      const key = values.length === 1 ? values[0]! : values.join('\n')
      for (const { bounds, spreads } of views) {
        let spread = spreads.get(key)
        if (!spread) {
          const attributes = Object.fromEntries(labels.map((label, at) => [label, values[at] ?? '']))
          const counts = new Array<number>(bounds.length + 1).fill(0)
          spread = { attributes, counts, count: 0, sum: 0, min: Infinity, max: -Infinity }
          spreads.set(key, spread)
        }
        spread.counts[bucketOf(value, bounds)]!++
        spread.count++
        spread.sum += value
        if (value < spread.min) spread.min = value
        if (value > spread.max) spread.max = value
      }
    },
    view(bounds) {
      const spreads = new Map<string, Spread>()
      views.push({ bounds, spreads })
      return { bounds, spreads: () => spreads.values(), clear: () => spreads.clear() }
    },
  }
}

/** The first bucket whose bound is not below the value. */
function bucketOf(value: number, bounds: readonly number[]): number {
  let [low, high] = [0, bounds.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (bounds[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Bounds from one number to another, so many for each doubling. */
export function geometricBounds(from: number, to: number, perDoubling: number): number[] {
  const bounds: number[] = []
  for (let n = 0; from * 2 ** (n / perDoubling) <= to; n++) bounds.push(from * 2 ** (n / perDoubling))
  return bounds
}

/** The value below which this share of all lies, as near as the buckets tell. */
export function quantile(
  { counts, count, min, max }: Pick<Spread, 'counts' | 'count' | 'min' | 'max'>,
  bounds: readonly number[],
  share: number,
): number {
  let left = share * count
  for (const [at, n] of counts.entries()) {
    if (n > 0 && left <= n) {
      const low = Math.max(min, bounds[at - 1] ?? min)
      const high = Math.min(max, bounds[at] ?? max)
      return low + ((high - low) * left) / n
    }
    left -= n
  }
  return max
}
