/** One value of a metric, for one set of labels. */
export interface Series {
  readonly attributes: Readonly<Record<string, string>>
  value: number
}

export interface Counter {
  /** @param labels values in the order of the metric's labels */
  add(n: number, ...labels: string[]): void
  series(): Iterable<Series>
}

/** A plain number for each set of labels: cheap to add to, and read when somebody asks. */
export function createCounter(labels: readonly string[]): Counter {
  const kept = new Map<string, Series>()
  return {
    add(n, ...values) {
      const key = values.length === 1 ? values[0]! : values.join('\n')
      const known = kept.get(key)
      if (known) known.value += n
      else {
        const attributes = Object.fromEntries(labels.map((label, at) => [label, values[at] ?? '']))
        kept.set(key, { attributes, value: n })
      }
    },
    series: () => kept.values(),
  }
}
