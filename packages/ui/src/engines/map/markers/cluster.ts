/** Markers that lie so near to each other that one bubble stands for them. */
export interface Cluster {
  /** The middle of its members, in pixels. */
  readonly x: number
  readonly y: number
  /** Which of the points; one alone is no bubble. */
  readonly members: readonly number[]
}

/** Bubbles whose middles are nearer than this are one, in cells. */
const NEAR = 0.75

/**
 * Groups points by the cells of a grid that is fixed to the ground, so that groups stay as they are while one pans;
 * then lets a larger group take in a smaller one beside it whose middle is too near.
 *
 * @param xs and `ys` in pixels from the world's corner
 * @param cell the side of a cell in pixels
 * @param around the width of the world, a multiple of `cell`: what lies at both its ends lies side by side
 */
export function clusterPoints(
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  count: number,
  cell: number,
  around: number,
): Cluster[] {
  const columns = Math.round(around / cell)
  const short = (dx: number) => dx - around * Math.round(dx / around)
  const cells = new Map<number, { x: number; y: number; members: number[]; column: number; row: number }>()
  for (let i = 0; i < count; i++) {
    const column = Math.floor(xs[i]! / cell)
    const row = Math.floor(ys[i]! / cell)
    const key = keyOf(column, row)
    const group = cells.get(key)
    if (group) {
      group.x += xs[i]!
      group.y += ys[i]!
      group.members.push(i)
    } else cells.set(key, { x: xs[i]!, y: ys[i]!, members: [i], column, row })
  }
  const groups = [...cells.values()]
  for (const group of groups) {
    group.x /= group.members.length
    group.y /= group.members.length
  }
  // The order of two equals must not depend on who came first, or bubbles would flicker.
  groups.sort((a, b) => b.members.length - a.members.length || a.row - b.row || a.column - b.column)
  const gone = new Set<object>()
  const clusters: Cluster[] = []
  for (const group of groups) {
    if (gone.has(group)) continue
    gone.add(group)
    const joined = [group]
    for (let row = group.row - 1; row <= group.row + 1; row++) {
      for (let column = group.column - 1; column <= group.column + 1; column++) {
        const other = cells.get(keyOf((column + columns) % columns, row))
        if (!other || gone.has(other)) continue
        if (Math.hypot(short(other.x - group.x), other.y - group.y) >= cell * NEAR) continue
        gone.add(other)
        joined.push(other)
      }
    }
    const members = joined.flatMap((one) => one.members)
    // From the first one's place, as those beyond the world's end count from its other end.
    const middle = (away: (one: (typeof joined)[number]) => number) =>
      joined.reduce((sum, one) => sum + away(one) * one.members.length, 0) / members.length
    const x = group.x + middle((one) => short(one.x - group.x))
    clusters.push({ x: ((x % around) + around) % around, y: middle((one) => one.y), members })
  }
  return clusters
}

/** A cell's number; cells are far fewer than this across, even at the nearest zoom. */
const keyOf = (column: number, row: number): number => row * 2 ** 26 + column
