import { backoff } from '../auth/authorize.ts'
import { type Clock, elapsed, type Timer } from '../clock.ts'
import { dataOf } from '../error-data.ts'
import { watchEmits } from './pusher-emits.ts'
import { absence, connectionError, type ServerComplaint, serverError } from './pusher-errors.ts'
import { hangUp } from './pusher-instance.ts'
import type { PusherLike } from './pusher-types.ts'
import type { Dispatch, SourceState } from './source.ts'

const STATES: SourceState[] = ['connecting', 'connected', 'unavailable', 'disconnected', 'failed']
/** Not open, and not about to be. */
const CLOSED = ['initialized', 'disconnected', 'failed']
const FIRST_WAIT = 2000
const LONGEST_WAIT = 30_000
const SIGN_OF_LIFE = 5000
/** How often pusher-js is told that something came. */
const TELL = 1000

/**
 * Follows the connection of a pusher-js instance. After a lost connection pusher-js waits 15 s and more once an
 * attempt was refused; with `hasten`, attempts start sooner and then ever less often.
 */
export function followConnection(pusher: PusherLike, clock: Clock, dispatch: Dispatch, hasten: boolean) {
  const { connection } = pusher
  let heardAt = clock.now()
  /** The same, and when pusher-js was told, by a clock that nobody sets. */
  let heard = elapsed(clock)
  let toldAt = Number.NEGATIVE_INFINITY
  let everConnected = false
  let quiet = false
  let attempts = 0
  let timer: Timer

  function hear() {
    heardAt = clock.now()
    heard = elapsed(clock)
  }

  function show(state: SourceState, retryAt: number | null = null) {
    dispatch({
      type: 'connection',
      at: clock.now(),
      state,
      retryAt,
      heardAt,
      socketId: state === 'connected' ? connection.socket_id : null,
      transport: connection.connection?.transport?.name ?? null,
    })
  }

  function onState(state: SourceState) {
    if (quiet) return
    clock.clearTimeout(timer)
    if (state === 'connected') {
      everConnected = true
      attempts = 0
      hear()
    }
    if (state === 'unavailable' || state === 'failed')
      dispatch({ type: 'connection-error', at: clock.now(), error: dataOf(absence(pusher, state)) })
    const waiting = state === 'connecting' || state === 'unavailable'
    show(state, waiting && everConnected && hasten ? plan() : null)
  }

  function plan(): number {
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** attempts) + backoff(0)
    timer = clock.setTimeout(restart, wait)
    return clock.now() + wait
  }

  function restart() {
    attempts++
    quiet = true
    hangUp(pusher)
    pusher.connect()
    quiet = false
    onState(connection.state as SourceState)
  }

  const unwatch = watchEmits(
    connection,
    (event, data: unknown) => {
      switch (event) {
        case 'message': {
          hear()
          const message = data as ServerComplaint & { event: string }
          const error = message.event === 'pusher:error' && serverError(message)
          if (error) dispatch({ type: 'server-error', at: clock.now(), error: dataOf(error) })
          return
        }
        // A lost connection goes on calling itself "connected" until the next attempt; this is the first sign.
        case 'connecting_in':
          if (connection.state === 'connected') show('lost', clock.now() + (data as number) * 1000)
          return
        case 'error': {
          const error = connectionError(data as never)
          if (error) dispatch({ type: 'connection-error', at: clock.now(), error: dataOf(error) })
          return
        }
        default:
          if (STATES.includes(event as SourceState)) onState(event as SourceState)
      }
    },
    // pusher-js acts on it first.
    'after',
  )

  return {
    onState,
    /** Something came of which pusher-js does not know: its clock must not think the line dead. */
    heard() {
      hear()
      if (heard - toldAt < TELL) return
      toldAt = heard
      connection.connection?.emit?.('activity')
    },
    open: () => connection.state === 'connected' && connection.connection !== null,
    /** While pusher-js waits for its next attempt, another call would start a second row of them. */
    connect() {
      if (CLOSED.includes(connection.state)) pusher.connect()
    },
    retry() {
      if (connection.state !== 'connected' || !connection.connection) restart()
    },
    renew() {
      if (CLOSED.includes(connection.state)) return
      attempts = 0
      restart()
    },
    check() {
      if (connection.state !== 'connected') return restart()
      const asked = elapsed(clock)
      pusher.send_event('pusher:ping', {})
      clock.clearTimeout(timer)
      timer = clock.setTimeout(() => {
        if (heard < asked || !connection.connection) restart()
      }, SIGN_OF_LIFE)
    },
    stop() {
      clock.clearTimeout(timer)
      unwatch()
    },
  }
}
