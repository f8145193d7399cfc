import { shortTurn, shortWay, worldX, worldY, wrap } from '../camera/mercator.ts'

/** What the map needs to know of one marker. */
export interface MapMarker {
  /** Degrees north. */
  lat: number
  /** Degrees east. */
  lng: number
  /** Degrees clockwise from north; without it the marker is a dot. */
  heading?: number | null
  /** What it is called. Default: its id. */
  name?: string
  /** Any CSS colour. Default `--ck-map-marker`. */
  color?: string
  /** When it was there, in epoch ms. Default: when it arrived. */
  at?: number
}

export interface Glide {
  /** The longest that a marker takes from one position to the next, in ms; 0 is a jump. */
  longest: number
  /** How many of its places a marker leaves behind as a trail. */
  trail: number
}

/** What a marker takes when nothing is known of its pace, in ms. */
const FIRST_GLIDE = 1000
const SHORTEST = 100

/**
 * Markers by id, in columns, each on its way from where it was to where it was last heard to be.
 * `x`, `y` and `heading` hold where they are after `advance`.
 */
export interface Fleet {
  readonly size: number
  readonly ids: readonly string[]
  readonly x: Float64Array
  readonly y: Float64Array
  /** In degrees, NaN for none. */
  readonly heading: Float64Array
  readonly toX: Float64Array
  readonly toY: Float64Array
  /** When each was last heard of, in epoch ms. */
  readonly at: Float64Array
  readonly names: readonly string[]
  readonly colors: readonly string[]
  /** Places of before, oldest first, as x and y in turn. */
  readonly trails: readonly number[][]
  /** Until when something moves, in epoch ms. */
  readonly movingUntil: number
  indexOf(id: string): number
  put(id: string, marker: MapMarker, now: number, glide: Glide): void
  remove(id: string): void
  /** Moves all markers to where they are at a time. */
  advance(now: number): void
}

/** Whether a marker stands somewhere on earth. */
export const isPlace = ({ lat, lng }: MapMarker): boolean =>
  Number.isFinite(lat) && Number.isFinite(lng) && Math.abs(lat) <= 90

export function createFleet(): Fleet {
  const index = new Map<string, number>()
  const columns = [
    'x',
    'y',
    'heading',
    'toX',
    'toY',
    'at',
    'fromX',
    'fromY',
    'fromH',
    'toH',
    'start',
    'takes',
  ]
  type Column = 'x' | 'y' | 'heading' | 'toX' | 'toY' | 'at'
  type Hidden = 'fromX' | 'fromY' | 'fromH' | 'toH' | 'start' | 'takes'
  const all = Object.fromEntries(columns.map((name) => [name, new Float64Array(64)])) as Record<
    Column | Hidden,
    Float64Array
  >
  const ids: string[] = []
  const names: string[] = []
  const colors: string[] = []
  const trails: number[][] = []
  let movingUntil = 0
  let arrivedAt = 0

  function grow() {
    for (const name of Object.keys(all) as Column[]) {
      const wider = new Float64Array(all[name].length * 2)
      wider.set(all[name])
      all[name] = wider
    }
  }

  function place(i: number, now: number) {
    const way = all.takes[i]! > 0 ? Math.min(1, Math.max(0, (now - all.start[i]!) / all.takes[i]!)) : 1
    all.x[i] = wrap(all.fromX[i]! + (all.toX[i]! - all.fromX[i]!) * way)
    all.y[i] = all.fromY[i]! + (all.toY[i]! - all.fromY[i]!) * way
    // Half way it already looks where it goes: a turn is quicker than a way.
    all.heading[i] = all.fromH[i]! + (all.toH[i]! - all.fromH[i]!) * Math.min(1, way * 2)
  }

  function add(id: string): number {
    const i = ids.length
    if (i === all.x.length) grow()
    index.set(id, i)
    ids.push(id)
    trails.push([])
    all.takes[i] = Number.NaN
    return i
  }

  return {
    ids,
    names,
    colors,
    trails,
    get size() {
      return ids.length
    },
    get x() {
      return all.x
    },
    get y() {
      return all.y
    },
    get heading() {
      return all.heading
    },
    get toX() {
      return all.toX
    },
    get toY() {
      return all.toY
    },
    get at() {
      return all.at
    },
    get movingUntil() {
      return movingUntil
    },
    indexOf: (id) => index.get(id) ?? -1,

    put(id, marker, now, { longest, trail }) {
      const known = index.get(id)
      const i = known ?? add(id)
      names[i] = marker.name ?? id
      colors[i] = marker.color ?? ''
      // A date of the future is no sign of life: by it a marker would never fade.
      all.at[i] = Math.min(marker.at ?? now, now)
      const x = wrap(worldX(marker.lng))
      const y = worldY(marker.lat)
      const heading = marker.heading ?? Number.NaN
      if (known === undefined || longest === 0) {
        all.fromX[i] = all.toX[i] = x
        all.fromY[i] = all.toY[i] = y
        all.fromH[i] = all.toH[i] = heading
        all.takes[i] = 0
        all.start[i] = now
        if (trail > 0) leave(i, trail)
        return place(i, now)
      }
      place(i, now)
      // It takes as long as it took the last time between two positions, so that it neither waits nor jumps.
      const pace = all.takes[i] === 0 && all.start[i]! < now - FIRST_GLIDE ? FIRST_GLIDE : now - all.start[i]!
      all.takes[i] = Math.min(longest, Math.max(SHORTEST, pace))
      all.start[i] = now
      all.fromX[i] = all.x[i]!
      all.fromY[i] = all.y[i]!
      all.toX[i] = all.fromX[i]! + shortWay(x - all.fromX[i]!)
      all.toY[i] = y
      const turned = all.heading[i]!
      all.fromH[i] = Number.isNaN(turned) ? heading : turned
      all.toH[i] = all.fromH[i]! + shortTurn(heading - all.fromH[i]!)
      movingUntil = Math.max(movingUntil, now + all.takes[i]!)
      arrivedAt = 0
      if (trail > 0) leave(i, trail)
    },

    remove(id) {
      const i = index.get(id)
      if (i === undefined) return
      const last = ids.length - 1
      index.delete(id)
      for (const name of Object.keys(all) as Column[]) all[name][i] = all[name][last]!
      for (const list of [ids, names, colors, trails] as unknown[][]) {
        list[i] = list[last]
        list.pop()
      }
      if (i < last) index.set(ids[i]!, i)
    },

    advance(now) {
      if (now >= movingUntil && arrivedAt >= movingUntil && arrivedAt > 0) return
      for (let i = 0; i < ids.length; i++) place(i, now)
      arrivedAt = now
    },
  }

  function leave(i: number, trail: number) {
    const places = trails[i]!
    places.push(wrap(all.toX[i]!), all.toY[i]!)
    if (places.length > trail * 2) places.splice(0, places.length - trail * 2)
  }
}
