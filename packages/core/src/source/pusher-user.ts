import type { Clock } from '../clock.ts'
import { dataOf } from '../error-data.ts'
import { ChannelKitError } from '../errors.ts'
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
  const onMessage = ({ event }: { event: string }) => {
    if (event !== 'pusher:signin_success') return
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
    if (!event.startsWith('pusher')) dispatch({ type: 'user-event', at: clock.now(), event, data })
  }
  const watched = (online: boolean) => (change: { user_ids: string[] }) =>
    dispatch({ type: 'watchlist', at: clock.now(), online, ids: change.user_ids.map(String) })
  const onOnline = watched(true)
  const onOffline = watched(false)
  connection.bind('message', onMessage)
  user.bind('pusher:signin_error', onError)
  user.bind_global(onEvent)
  user.watchlist.bind('online', onOnline)
  user.watchlist.bind('offline', onOffline)
  return () => {
    connection.unbind('message', onMessage)
    user.unbind('pusher:signin_error', onError)
    user.unbind_global(onEvent)
    user.watchlist.unbind('online', onOnline)
    user.watchlist.unbind('offline', onOffline)
  }
}
