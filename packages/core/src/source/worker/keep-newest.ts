import { isFields } from '../../fields.ts'
import type { Term } from '../../terms.ts'
import type { Happened, SourceHappening } from '../source.ts'
import type { Keeper, Place } from './waiting.ts'

/** The newest of each key, where the first of them stood. */
export function keepNewest({ by, merge }: Term): Keeper {
  const places = new Map<string, Place>()

  function keyOf(data: unknown): string | undefined {
    if (by === null) return ''
    const key = isFields(data) && !Array.isArray(data) ? data[by] : undefined
    return typeof key === 'string' || typeof key === 'number' ? String(key) : undefined
  }

  /** What stands for both; null where nothing can. */
  function joined(before: SourceHappening | null, told: Happened): Happened | null {
    if (before?.type !== 'event' || before.userId !== told.userId) return null
    if (!merge) return told
    if (!isFields(before.data) || !isFields(told.data)) return null
    return { ...told, data: { ...before.data, ...told.data } }
  }

  return {
    add(told, put) {
      const key = keyOf((told as Happened).data)
      if (key === undefined) return false
      const place = places.get(key)
      const one = place && joined(place.told, told as Happened)
      if (place && one) place.told = one
      else places.set(key, put(told))
      return true
    },
  }
}
