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
import { type MaybeRefOrGetter, toValue, watch } from 'vue'
import { fromStore, type Refs, toRefs } from './from-store.ts'
import { useChannelKit } from './kit.ts'
import { onceMounted } from './once-mounted.ts'

export type UseUserResult = Refs<UserSnapshot> & Pick<User, 'signIn' | 'signOut'>

/**
 * The signed-in user as refs, and the ways to sign in and out.
 *
 * @example
 * const { status, user, error, signIn, signOut } = useUser()
 */
export function useUser(): UseUserResult {
  const me = user(useChannelKit())
  return { ...toRefs(fromStore(() => me)), signIn: me.signIn, signOut: me.signOut }
}

/**
 * Calls `handler` for every event that the server sends to the signed-in user.
 *
 * @example
 * useUserEvent<Notice>('notice', (notice) => toast(notice.text))
 */
export function useUserEvent<Event extends UserEventName>(
  event: MaybeRefOrGetter<Event>,
  handler: (data: UserPayloadOf<Event>) => void,
): void
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function useUserEvent<Data = unknown>(
  event: MaybeRefOrGetter<string>,
  handler: (data: Data) => void,
  ...unregistered: OnlyUnregistered
): void
export function useUserEvent(event: MaybeRefOrGetter<string>, handler: (data: never) => void): void {
  const me = user(useChannelKit())
  onceMounted(() =>
    watch(
      () => toValue(event),
      (name, _, onCleanup) => onCleanup(me.on(name, handler as never)),
      { immediate: true, flush: 'sync' },
    ),
  )
}

/**
 * Who is online of those on the user's watchlist.
 *
 * @example
 * const { online, has } = useWatchlist()
 */
export function useWatchlist(): Refs<WatchlistSnapshot> {
  const list = watchlist(useChannelKit())
  return toRefs(fromStore(() => list))
}
