import {
  type OnlyUnregistered,
  type User,
  type UserEventName,
  type UserPayloadOf,
  type UserSnapshot,
  user,
  type WatchlistSnapshot,
  watchlist,
} from '@channelkit/core'
import { useEffect, useMemo } from 'react'
import { useChannelKit } from './context.ts'
import { useLatestRef } from './use-latest-ref.ts'
import { useStore } from './use-store.ts'

export type UseUserResult = UserSnapshot & Pick<User, 'signIn' | 'signOut'>

/**
 * The signed-in user, and the ways to sign in and out.
 *
 * @example
 * const { status, user, error, signIn, signOut } = useUser()
 */
export function useUser(): UseUserResult {
  const me = user(useChannelKit())
  const state = useStore(me)
  return useMemo(() => ({ ...state, signIn: me.signIn, signOut: me.signOut }), [state, me])
}

/**
 * Calls `handler` for every event that the server sends to the signed-in user.
 *
 * @example
 * useUserEvent<Notice>('notice', (notice) => toast(notice.text))
 */
export function useUserEvent<Event extends UserEventName>(
  event: Event,
  handler: (data: UserPayloadOf<Event>) => void,
): void
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function useUserEvent<Data = unknown>(
  event: string,
  handler: (data: Data) => void,
  ...unregistered: OnlyUnregistered
): void
export function useUserEvent(event: string, handler: (data: never) => void): void {
  const me = user(useChannelKit())
  const latest = useLatestRef(handler)
  useEffect(() => me.on(event, (data) => latest.current(data as never)), [me, event, latest])
}

/**
 * Who is online of those on the user's watchlist.
 *
 * @example
 * const { online, has } = useWatchlist()
 */
export function useWatchlist(): WatchlistSnapshot {
  return useStore(watchlist(useChannelKit()))
}
