import type { AuthAnswer, AuthorizeFunction } from '../../auth/auth-types.ts'
import type { Need } from '../../terms.ts'
import type { Dispatch, SourceHappening } from '../source.ts'

/** Something of a connection that one has to be authorised for: a channel, or with the empty name the user. */
interface Place {
  /** Told what happens there, and not held back. */
  admitted: boolean
  /** What is told once it is: null where nothing was yet. */
  held: SourceHappening[] | null
  /** Its question, if one is under way. */
  asking: AbortController | null
  /** The connection for which somebody of this tab answered. */
  vouched: string | null
}

/** A tab on a shared connection. */
export interface Seat {
  readonly authorize: AuthorizeFunction
  /** It is somebody else's than the others: it can't stay. */
  conflict(): void
  readonly wants: Map<string, Set<string>>
  /** By channel and event: what of it is enough. */
  readonly terms: Map<string, Map<string, Need>>
  readonly places: Map<string, Place>
  dispatch: Dispatch
  /** It wants to be connected. */
  on: boolean
  watching: boolean
  signed: boolean
}

export const createSeat = (authorize: AuthorizeFunction, conflict: () => void): Seat => ({
  authorize,
  conflict,
  wants: new Map(),
  terms: new Map(),
  places: new Map(),
  dispatch: () => {},
  on: false,
  watching: false,
  signed: false,
})

export function placeOf(seat: Seat, name: string): Place {
  const known = seat.places.get(name)
  if (known) return known
  const place: Place = { admitted: false, held: null, asking: null, vouched: null }
  seat.places.set(name, place)
  return place
}

/** It is out of this place, and has to be let in again. */
export function leavePlace(seat: Seat, name: string): void {
  seat.places.get(name)?.asking?.abort()
  seat.places.delete(name)
}

/** Whether a seat listens to what happens there. */
export const listens = (seat: Seat, name: string): boolean =>
  seat.on && (name === '' ? seat.signed : seat.wants.has(name))

/** Who an answer says that one is; undefined where it says nothing of it. */
export function userIn({ channel_data, user_data }: AuthAnswer): string | undefined {
  try {
    const { user_id, id } = JSON.parse(user_data ?? channel_data ?? '{}') as Record<string, unknown>
    const user = user_data === undefined ? user_id : id
    return user === undefined || user === null ? undefined : String(user)
  } catch {
    return undefined
  }
}
