import { type User, type UserSnapshot, type WatchlistSnapshot } from '@channelkit/core'
import { type Live, type MaybeGetter } from './from-store.ts'
export type UseUserResult = Live<UserSnapshot> & Pick<User, 'signIn'>
/**
 * The signed-in user, and the way to sign in.
 *
 * @example
 * const me = useUser()
 * {me.current.status}
 */
export declare function useUser(): UseUserResult
/**
 * Calls `handler` for every event that the server sends to the signed-in user.
 *
 * @example
 * useUserEvent<Notice>('notice', (notice) => toast(notice.text))
 */
export declare function useUserEvent<Data = unknown>(
  event: MaybeGetter<string>,
  handler: (data: Data) => void,
): void
/**
 * Who is online of those on the user's watchlist.
 *
 * @example
 * const friends = useWatchlist()
 * {friends.current.online.length}
 */
export declare function useWatchlist(): Live<WatchlistSnapshot>
