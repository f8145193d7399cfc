import type { AuthorizeFunction } from '../../auth/auth-types.ts'
import { isPersonal } from '../../channel-status.ts'
import { dataOf } from '../../error-data.ts'
import { ChannelKitError } from '../../errors.ts'
import type { SourceHappening } from '../source.ts'
import { leavePlace, listens, placeOf, type Seat, userIn } from './seat.ts'

export interface AdmissionOptions {
  readonly seats: ReadonlySet<Seat>
  now(): number
  /** The id of the connection; empty while there is none. */
  socketId(): string
}

/** Who of several tabs may hear what: each is asked for an answer of its own authoriser, as if it were alone. */
export function createAdmission({ seats, now, socketId }: AdmissionOptions) {
  /** Who one is on a channel, and with the empty name as a user, as whoever came first. */
  const users = new Map<string, string>()
  const present = (name: string) => [...seats].filter((seat) => listens(seat, name))

  /** Asks tabs until one may. Who may not is told so alone. */
  async function authorize(
    request: Parameters<AuthorizeFunction>[0],
    signal: Parameters<AuthorizeFunction>[1],
  ) {
    const name = request.channel ?? ''
    let last: unknown = new ChannelKitError('auth-denied', `Nobody wants ${name || 'to sign in'} any more.`)
    const asked = new Set<Seat>()
    for (let seat = present(name)[0]; seat; seat = present(name).find((one) => !asked.has(one))) {
      asked.add(seat)
      try {
        const answer = await seat.authorize(request, signal)
        placeOf(seat, name).vouched = request.socketId
        const user = userIn(answer)
        if (user === undefined) users.delete(name)
        else users.set(name, user)
        return answer
      } catch (cause) {
        last = cause
        if (signal.aborted) break
        if (present(name).some((one) => !asked.has(one))) refuse(seat, name, cause)
      }
    }
    throw last
  }

  function refuse(seat: Seat, name: string, cause: unknown) {
    if (!listens(seat, name)) return
    leavePlace(seat, name)
    const own = new ChannelKitError('auth-denied', `${name || 'Sign-in'} was not authorised: ${cause}.`, {
      cause,
    })
    const error = dataOf(cause instanceof ChannelKitError ? cause : own)
    if (name) seat.dispatch({ type: 'refused', at: now(), channel: name, error })
    else seat.dispatch({ type: 'user', at: now(), user: null, error })
  }

  /** Lets a tab in, once it may be; what happens meanwhile waits. */
  async function admit(seat: Seat, name: string) {
    const place = placeOf(seat, name)
    if (place.asking || place.admitted) return
    const abort = new AbortController()
    place.asking = abort
    try {
      // What is asked for in one turn belongs together: a channel and its events, say.
      await Promise.resolve()
      const id = socketId()
      if (!abort.signal.aborted && place.vouched !== id && (name === '' || isPersonal(name))) {
        const answer = await seat.authorize({ socketId: id, channel: name || null }, abort.signal)
        if (abort.signal.aborted) return
        const user = userIn(answer)
        if (user !== undefined && users.has(name) && users.get(name) !== user) return seat.conflict()
        place.vouched = id
      }
      if (abort.signal.aborted || seat.places.get(name) !== place) return
      place.asking = null
      place.admitted = true
      const { held } = place
      place.held = null
      for (const told of held ?? []) deliver(seat, told)
    } catch (cause) {
      if (!abort.signal.aborted) refuse(seat, name, cause)
    }
  }

  function deliver(seat: Seat, told: SourceHappening) {
    if (told.type === 'event' && !seat.wants.get(told.channel)?.has(told.event)) {
      const { at, channel, event, data } = told
      if (seat.watching) seat.dispatch({ type: 'unheard', at, channel, event, data })
    } else if (told.type !== 'unheard' || seat.watching) seat.dispatch(told)
  }

  function tell(name: string, told: SourceHappening, except?: Seat) {
    for (const seat of present(name)) {
      if (seat === except) continue
      const place = placeOf(seat, name)
      if (place.admitted) deliver(seat, told)
      else {
        place.held ??= []
        place.held.push(told)
      }
    }
  }

  function lose() {
    for (const seat of seats)
      for (const place of seat.places.values()) {
        place.asking?.abort()
        place.asking = null
        place.admitted = false
        place.held = null
      }
  }

  return { users, present, authorize, refuse, admit, tell, lose }
}
