/** What waits, as far as it matters for whose turn it is to go. */
export interface Waiting {
  /** What shares equally with all other groups. */
  readonly group: string
  /** What shares equally with all others of its group. */
  readonly channel: string
}

interface Group<T> {
  readonly channels: Map<string, Set<T>>
  /** By how many they have waiting: the channels. */
  readonly byCount: Set<string>[]
  size: number
}

/**
 * Keeps what waits by whose it is, so that what there is too much of goes first: of the largest group, of its largest
 * channel, the oldest. Each step takes the same time, however much waits.
 */
export function createShares<T extends Waiting>() {
  const groups = new Map<string, Group<T>>()

  function move({ byCount }: Group<T>, channel: string, from: number, to: number) {
    byCount[from]?.delete(channel)
    byCount[to] ??= new Set()
    if (to > 0) byCount[to].add(channel)
    while (byCount.length > 0 && byCount.at(-1)!.size === 0) byCount.pop()
  }

  function fullest(group: Group<T>, mayGo: (one: T) => boolean): T | undefined {
    for (let count = group.byCount.length - 1; count > 0; count--)
      for (const channel of group.byCount[count] ?? [])
        for (const one of group.channels.get(channel) ?? []) if (mayGo(one)) return one
    return undefined
  }

  return {
    add(one: T): void {
      let group = groups.get(one.group)
      if (!group) {
        group = { channels: new Map(), byCount: [], size: 0 }
        groups.set(one.group, group)
      }
      const theirs = group.channels.get(one.channel) ?? new Set()
      group.channels.set(one.channel, theirs)
      theirs.add(one)
      group.size++
      move(group, one.channel, theirs.size - 1, theirs.size)
    },
    remove(one: T): void {
      const group = groups.get(one.group)
      const theirs = group?.channels.get(one.channel)
      if (!group || !theirs?.delete(one)) return
      group.size--
      move(group, one.channel, theirs.size + 1, theirs.size)
      if (theirs.size === 0) group.channels.delete(one.channel)
      if (group.size === 0) groups.delete(one.group)
    },
    /** Whose turn it is to go, of those that may. */
    next(mayGo: (one: T) => boolean): T | undefined {
      for (const group of [...groups.values()].sort((a, b) => b.size - a.size)) {
        const one = fullest(group, mayGo)
        if (one) return one
      }
      return undefined
    },
  }
}
