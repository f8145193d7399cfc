import type { AuthorizeFunction } from '../../auth/auth-types.ts'
import type { Source } from '../source.ts'
import type { OpenSource } from './host.ts'
import { createMovable } from './movable.ts'
import { createSharing, type Sharing } from './sharing.ts'

/**
 * Those who want the same connection share it. Who is somebody else than the others gets one alone; who becomes somebody else
 * begins a new one, to which come those who do so later.
 *
 * @returns the source of one tab
 */
export function createGroups(open: OpenSource, now: () => number): OpenSource {
  const newest = new Map<string, Sharing>()

  return (opening, authorize) => {
    const key = opening.group ?? ''
    let sharing: Sharing | undefined
    let seat: Source | undefined

    function make(shared: boolean): Sharing {
      const made: Sharing = createSharing(
        (authorizeAny: AuthorizeFunction) => open(opening, authorizeAny),
        now,
        () => newest.get(key) === made && newest.delete(key),
      )
      if (shared) newest.set(key, made)
      return made
    }

    function enter(next: Sharing) {
      const before = seat
      sharing = next
      seat = next.join(authorize, () => enter(make(false)))
      movable.move(seat)
      before?.destroy()
    }

    const movable = createMovable(now, () => {
      const others = newest.get(key)
      if (others && others !== sharing) enter(others)
      else if (sharing?.size === 1) seat?.renew()
      else enter(make(true))
    })
    enter(newest.get(key) ?? make(true))
    return movable
  }
}
