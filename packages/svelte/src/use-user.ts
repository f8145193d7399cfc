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
import { effect } from './effect.svelte.ts'
import { extend, fromStore, get, type Live, type MaybeGetter } from './from-store.ts'
import { useChannelKit } from './kit.ts'

export type UseUserResult = Live<UserSnapshot> & Pick<User, 'signIn' | 'signOut'>

/**
 * The signed-in user, and the ways to sign in and out.
 *
 * @example
 * const me = useUser()
 * {me.current.status}
 */
export function useUser(): UseUserResult {
  const me = user(useChannelKit())
  return extend(
    fromStore(() => me),
    { signIn: me.signIn, signOut: me.signOut },
  )
}

/**
 * Calls `handler` for every event that the server sends to the signed-in user.
 *
 * @example
 * useUserEvent<Notice>('notice', (notice) => toast(notice.text))
 */
export function useUserEvent<Event extends UserEventName>(
  event: MaybeGetter<Event>,
  handler: (data: UserPayloadOf<Event>) => void,
): void
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function useUserEvent<Data = unknown>(
  event: MaybeGetter<string>,
  handler: (data: Data) => void,
  ...unregistered: OnlyUnregistered
): void
export function useUserEvent(event: MaybeGetter<string>, handler: (data: never) => void): void {
  const me = user(useChannelKit())
  effect(() => me.on(get(event), handler as never))
}

/**
 * Who is online of those on the user's watchlist.
 *
 * @example
 * const friends = useWatchlist()
 * {friends.current.online.length}
 */
export function useWatchlist(): Live<WatchlistSnapshot> {
  const list = watchlist(useChannelKit())
  return fromStore(() => list)
}
