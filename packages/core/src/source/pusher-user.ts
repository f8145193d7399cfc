import type { Clock } from '../clock.ts'
import { dataOf } from '../error-data.ts'
import { ChannelKitError } from '../errors.ts'
import { watchEmits } from './pusher-emits.ts'
import type { PusherLike } from './pusher-types.ts'
import type { Dispatch } from './source.ts'

/** Turns sign-in, server-to-user events and the watchlist into happenings; returns the way to stop. */
export function bindUser(
  pusher: PusherLike,
  clock: Clock,
  dispatch: Dispatch,
  refusedBy: (name: string) => ChannelKitError | undefined,
): () => void {
  const { connection, user } = pusher
  const onMessage = (emitted: string, message?: { event: string }) => {
    if (emitted !== 'message' || message?.event !== 'pusher:signin_success') return
    dispatch({ type: 'user', at: clock.now(), user: user.user_data ?? null, error: null })
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
    else if (!event.startsWith('pusher')) dispatch({ type: 'user-event', at: clock.now(), event, data })
  }
  const onWatched = (event: string, change?: { user_ids: string[] }) => {
    if (!change || (event !== 'online' && event !== 'offline')) return
    const ids = change.user_ids.map(String)
    dispatch({ type: 'watchlist', at: clock.now(), online: event === 'online', ids })
  }
  const stops = [
    // pusher-js reads the user from it first.
    watchEmits(connection, onMessage, 'after'),
    watchEmits(user, onEvent),
    watchEmits(user.watchlist, onWatched),
  ]
  return () => stops.forEach((stop) => void stop())
}
