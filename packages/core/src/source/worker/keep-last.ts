import { createRing } from '../../collections/ring.ts'
import type { LastNeed } from '../../terms.ts'
import type { Keeper, Place } from './waiting.ts'

/** The last so many, with how many were left out before them. */
export function keepLast({ last }: LastNeed): Keeper {
  const ring = createRing<Place>(last)
  let skipped = 0
  return {
    add(told, put) {
      const old = ring.push(put(told))
      if (old) {
        old.told = null
        skipped++
      }
      return true
    },
    end() {
      const [first] = ring.toArray()
      if (first && skipped > 0) first.skipped = skipped
    },
  }
}
