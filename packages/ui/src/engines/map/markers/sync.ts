import type { MapOptions, MapRows } from '../options.ts'
import { type Fleet, type Glide, isPlace } from './fleet.ts'

export interface Sync {
  /** Brings the fleet to what the rows say; returns what happened. */
  run(options: Pick<MapOptions<never>, 'data' | 'read'>, now: number, glide: Glide): Changes
}

export interface Changes {
  readonly changed: boolean
  /** There are more or fewer than before. */
  readonly resized: boolean
  readonly removed: boolean
}

/** Rows into markers: only rows that are others than before are read. */
export function createSync(fleet: Fleet): Sync {
  const rows = new Map<string, unknown>()
  let last: MapRows | null = null
  let lastRead: unknown

  return {
    run({ data, read }, now, glide) {
      let [changed, removed] = [false, false]
      const before = fleet.size
      if (read !== lastRead) rows.clear()
      else if (data === last) return { changed, removed, resized: false }
      const drop = (id: string) => {
        if (fleet.indexOf(id) < 0) return
        fleet.remove(id)
        changed = removed = true
      }
      for (const id of data.ids) {
        const row = data.get(id)
        if (row === undefined || rows.get(id) === row) continue
        rows.set(id, row)
        const marker = read(row as never, id)
        if (!marker || !isPlace(marker)) {
          drop(id)
          continue
        }
        fleet.put(id, marker, now, glide)
        changed = true
      }
      if (data.ids !== last?.ids) {
        const present = new Set(data.ids)
        for (const id of [...fleet.ids]) {
          if (present.has(id)) continue
          rows.delete(id)
          drop(id)
        }
      }
      last = data
      lastRead = read
      return { changed, removed, resized: removed || fleet.size !== before }
    },
  }
}
