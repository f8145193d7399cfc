import type { AuthorizeFunction } from '../../auth/auth-types.ts'
import { createTrack, type Recorded } from '../../recording/track.ts'
import type { Source, SourceHappening } from '../source.ts'
import { createAdmission } from './admission.ts'
import { createSeat, leavePlace, placeOf, type Seat } from './seat.ts'
import { createSeatTerms } from './seat-terms.ts'

export interface Sharing {
  /**
   * A source for one more tab.
   *
   * @param conflict it is somebody else's than the others: it can't stay
   */
  join(authorize: AuthorizeFunction, conflict: () => void): Source
  readonly size: number
}

type Of<Type extends SourceHappening['type']> = Extract<SourceHappening, { type: Type }>

/** Channels whose last event is sent to whoever comes. */
const CACHE = /^(private-|presence-|private-encrypted-)?cache-/

/**
 * One connection for several tabs. Each is told what it asked for, and only what its own authoriser says it may hear: who comes
 * to a channel that others are on already is asked for an answer as if the channel were new, and nothing is told before.
 *
 * @param open makes the connection
 * @param empty nobody is left
 */
export function createSharing(
  open: (authorize: AuthorizeFunction) => Source,
  now: () => number,
  empty: () => void,
): Sharing {
  const seats = new Set<Seat>()
  const track = createTrack()
  /** Past events that were asked for, by the number of the question: who wants them, under which number. */
  const asks = new Map<number, { seat: Seat; ask: number }>()
  /** The last event of channels that keep one: pusher-js is sent it only once. */
  const cached = new Map<string, Of<'event'>>()
  let connection: Of<'connection'> | undefined
  let askCount = 0

  let signedIn = false
  const { users, present, authorize, admit, tell, lose } = createAdmission({
    seats,
    now,
    socketId: () => (track.connected ? (connection?.socketId ?? '') : ''),
  })
  const source = open(authorize)
  source.start(receive)
  const terms = createSeatTerms(seats, source)

  /** What holds there now, for whoever comes later. */
  function standing(name: string): SourceHappening[] {
    if (name === '') return signedIn ? (track.ofUser(now()) as SourceHappening[]) : []
    const last = cached.get(name)
    return [...(track.ofChannel(name, now()) as SourceHappening[]), ...(last ? [last] : [])]
  }

  function enter(seat: Seat, name: string) {
    const place = placeOf(seat, name)
    const known = standing(name)
    if (!track.connected || known.length === 0 || place.admitted || place.asking) return false
    place.held = known
    void admit(seat, name)
    return true
  }

  function receive(told: SourceHappening) {
    if (told.type === 'past') {
      const to = asks.get(told.ask)
      asks.delete(told.ask)
      return to?.seat.dispatch({ ...told, ask: to.ask })
    }
    // Only what is sent to a page is told as numbers.
    track.take(told as Recorded)
    switch (told.type) {
      case 'connection':
        connection = told
        if (told.state === 'connected') break
        signedIn = false
        cached.clear()
        lose()
        break
      case 'members':
        // With the channel: see below.
        return
      case 'refused':
        for (const seat of present(told.channel)) {
          leavePlace(seat, told.channel)
          seat.dispatch(told)
        }
        return
      case 'subscribed': {
        const all = track.ofChannel(told.channel, told.at) as SourceHappening[]
        for (const one of all) tell(told.channel, one.type === 'subscribed' ? told : one)
        for (const seat of present(told.channel)) void admit(seat, told.channel)
        return
      }
      case 'user':
        signedIn = told.error === null
        if (!signedIn)
          for (const seat of present('')) {
            leavePlace(seat, '')
            seat.dispatch(told)
          }
        else tell('', told)
        if (!signedIn) return
        for (const seat of present('')) void admit(seat, '')
        return
      case 'user-event':
      case 'watchlist':
        return tell('', told)
    }
    if (told.type === 'event' && CACHE.test(told.channel)) cached.set(told.channel, told)
    if ('channel' in told) tell(told.channel, told)
    else for (const seat of seats) if (seat.on) seat.dispatch(told)
  }

  /** Nobody else of those who are connected wants it. */
  const last = (seat: Seat, name: string) => !present(name).some((one) => one !== seat)

  function drop(seat: Seat, name: string) {
    leavePlace(seat, name)
    if (!last(seat, name)) {
      for (const event of seat.wants.get(name) ?? []) unbind(seat, name, event)
      return
    }
    users.delete(name)
    cached.delete(name)
    source.unsubscribe(name)
    terms.left(name)
    track.take({ type: 'unsubscribe', at: now(), channel: name })
  }

  function unbind(seat: Seat, name: string, event: string) {
    if (![...seats].some((one) => one !== seat && one.wants.get(name)?.has(event))) source.unbind(name, event)
  }

  function ask(seat: Seat, name: string) {
    const events = seat.wants.get(name)!
    if (!enter(seat, name)) source.subscribe(name)
    for (const event of events) source.bind(name, event)
    terms.agree(name)
  }

  function off(seat: Seat) {
    if (!seat.on) return
    for (const name of seat.wants.keys()) drop(seat, name)
    leavePlace(seat, '')
    seat.on = false
    for (const name of seat.wants.keys()) terms.agree(name)
    if (![...seats].some((one) => one.on)) source.disconnect()
  }

  const everyWatch = () => source.watch([...seats].some(({ watching }) => watching))

  return {
    get size() {
      return seats.size
    },
    join(authorizeSeat, conflict) {
      const seat = createSeat(authorizeSeat, conflict)
      seats.add(seat)

      function connect(how: 'connect' | 'retry') {
        if (!seat.on) {
          seat.on = true
          if (connection && connection.state !== 'disconnected') seat.dispatch({ ...connection, at: now() })
          for (const name of seat.wants.keys()) ask(seat, name)
          if (seat.signed) seated.signIn()
        }
        source[how]()
      }

      const seated: Source = {
        start(to) {
          seat.dispatch = to
        },
        connect: () => connect('connect'),
        retry: () => connect('retry'),
        check: () => source.check(),
        disconnect() {
          const was = seat.on
          off(seat)
          if (was) seat.dispatch({ type: 'connection', at: now(), state: 'disconnected', socketId: null })
        },
        subscribe(name) {
          if (!seat.wants.has(name)) seat.wants.set(name, new Set())
          if (seat.on) ask(seat, name)
        },
        unsubscribe(name) {
          if (seat.on && seat.wants.has(name)) drop(seat, name)
          seat.wants.delete(name)
          seat.terms.delete(name)
          terms.agree(name)
        },
        bind(name, event) {
          seat.wants.get(name)?.add(event)
          if (seat.on && seat.wants.has(name)) source.bind(name, event)
          terms.agree(name)
        },
        unbind(name, event) {
          seat.wants.get(name)?.delete(event)
          unbind(seat, name, event)
          terms.set(seat, name, event, null)
        },
        conflate: (name, event, term) => terms.set(seat, name, event, term),
        send(channel, event, data) {
          if (!seat.on || !source.send(channel, event, data)) return false
          // The server leaves out whoever sends: here that is all of them.
          const userId = channel.startsWith('presence-') ? users.get(channel) : undefined
          tell(channel, { type: 'event', at: now(), channel, event, data, userId }, seat)
          return true
        },
        past(channel, ask, what) {
          if (!source.past || !placeOf(seat, channel).admitted)
            return seat.dispatch({ type: 'past', at: now(), channel, ask, events: null })
          asks.set(++askCount, { seat, ask })
          source.past(channel, askCount, what)
        },
        watch(on) {
          seat.watching = on
          everyWatch()
        },
        signIn() {
          seat.signed = true
          if (seat.on && !enter(seat, '')) source.signIn()
        },
        renew() {
          seat.signed = false
          leavePlace(seat, '')
          source.renew()
        },
        destroy() {
          off(seat)
          seats.delete(seat)
          everyWatch()
          if (seats.size > 0) return
          source.destroy()
          empty()
        },
      }
      return seated
    },
  }
}
