import type { Clock, Timer } from '../clock.ts'
import { dataOf } from '../error-data.ts'
import { ChannelKitError } from '../errors.ts'
import { watchEmits } from './pusher-emits.ts'
import type { PusherLike } from './pusher-types.ts'
import type { Dispatch } from './source.ts'

/** How long a server may take to say that it took the user's own channel, in ms: one that says nothing of it did so at once. */
const PATIENCE = 2000

/** Turns sign-in, server-to-user events and the watchlist into happenings; returns the way to stop. */
export function bindUser(
  pusher: PusherLike,
  clock: Clock,
  dispatch: Dispatch,
  refusedBy: (name: string) => ChannelKitError | undefined,
): () => void {
  const { connection, user } = pusher
  let timer: Timer
  let waits = false
  /** Who was told to be online before the sign-in counts: they are told after it. */
  let early: { online: boolean; ids: string[] }[] = []

  /** Nothing comes of a sign-in any more, or it came. */
  function settle() {
    clock.clearTimeout(timer)
    waits = false
    early = []
  }
  function signedIn() {
    if (!waits) return
    const watched = early
    settle()
    dispatch({ type: 'user', at: clock.now(), user: user.user_data ?? null, error: null })
    for (const one of watched) dispatch({ type: 'watchlist', at: clock.now(), ...one })
  }
  const onMessage = (emitted: string, message?: { event: string; channel?: string }) => {
    if (emitted === 'state_change' && connection.state !== 'connected') return settle()
    if (emitted !== 'message' || !message) return
    const { event, channel } = message
    if (event === 'pusher:signin_success') {
      settle()
      waits = true
      // pusher-js subscribes only now to what is sent to the user: what the server sends before is missed.
      if (user.serverToUserChannel) timer = clock.setTimeout(signedIn, PATIENCE)
      else signedIn()
    } else if (channel !== undefined && channel === user.serverToUserChannel?.name) signedIn()
  }
  const onError = (cause: { status?: number; error?: unknown }) => {
    const error =
      refusedBy('') ??
      new ChannelKitError('signin-failed', `Sign-in failed: ${cause?.error}.`, {
        httpStatus: cause?.status,
        cause,
      })
    dispatch({ type: 'user', at: clock.now(), user: null, error: dataOf(error) })
  }
  const onEvent = (event: string, data: unknown) => {
    if (event === 'pusher:signin_error') onError(data as never)
    else if (!event.startsWith('pusher')) {
      signedIn()
      dispatch({ type: 'user-event', at: clock.now(), event, data })
    }
  }
  const onWatched = (event: string, change?: { user_ids: string[] }) => {
    if (!change || (event !== 'online' && event !== 'offline')) return
    const watched = { online: event === 'online', ids: change.user_ids.map(String) }
    if (waits) early.push(watched)
    else dispatch({ type: 'watchlist', at: clock.now(), ...watched })
  }
  const stops = [
    // pusher-js reads the user from it first.
    watchEmits(connection, onMessage, 'after'),
    watchEmits(user, onEvent),
    watchEmits(user.watchlist, onWatched),
  ]
  return () => {
    settle()
    for (const stop of stops) stop()
  }
}
