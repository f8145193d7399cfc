import type { PeopleNeed } from '../../terms.ts'
import type { SourceHappening } from '../source.ts'
import type { Keeper, Place } from './waiting.ts'

type Change = Extract<SourceHappening, { type: 'member' }>

/** What waits of one: that they came, and that they left. */
interface Ways {
  came?: Place | undefined
  left?: Place | undefined
}

/** So many before any of them is looked at again. */
const MANY = 1000

/**
 * What became of whoever came and went. Who left at once is in no list, and who is back never left; where whoever left is still
 * shown for a while, that holds for who came only to leave, too.
 *
 * @param here whether somebody was there before anything of it
 */
export function keepPeople({ leaveAfter }: PeopleNeed, here: (id: string) => boolean): Keeper {
  const all = new Map<string, Ways & { readonly wasHere: boolean }>()
  let many = MANY

  function drop(place: Place | undefined) {
    if (place) place.told = null
    return undefined
  }

  /** Nobody sees any more that they were there. */
  function forget(now: number) {
    for (const [id, ways] of all) {
      const { came, left, wasHere } = ways
      if (wasHere || !left?.told || now - left.told.at < leaveAfter) continue
      drop(came)
      drop(left)
      all.delete(id)
    }
    many = Math.max(MANY, all.size * 2)
  }

  return {
    add(told, put) {
      const change = told as Change
      const id = 'joined' in change ? change.joined.id : change.left
      const ways = all.get(id) ?? { wasHere: here(id) }
      if (all.size >= many) forget(told.at)
      all.set(id, ways)
      if ('joined' in change) {
        if (ways.came) ways.came.told = told
        else if (leaveAfter > 0 && ways.left) {
          ways.came = ways.left
          ways.came.told = told
          ways.left = undefined
          return true
        } else ways.came = put(told)
        if (leaveAfter > 0) ways.left = drop(ways.left)
      } else if (leaveAfter > 0) ways.left ??= put(told)
      else {
        ways.came = drop(ways.came)
        if (ways.wasHere) ways.left ??= put(told)
        else all.delete(id)
      }
      return true
    },
  }
}
