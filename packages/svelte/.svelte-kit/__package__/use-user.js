import { user, watchlist } from '@channelkit/core'
import { effect } from './effect.svelte.js'
import { extend, fromStore, get } from './from-store.js'
import { useChannelKit } from './kit.js'
/**
 * The signed-in user, and the way to sign in.
 *
 * @example
 * const me = useUser()
 * {me.current.status}
 */
export function useUser() {
  const me = user(useChannelKit())
  return extend(
    fromStore(() => me),
    { signIn: me.signIn },
  )
}
/**
 * Calls `handler` for every event that the server sends to the signed-in user.
 *
 * @example
 * useUserEvent<Notice>('notice', (notice) => toast(notice.text))
 */
export function useUserEvent(event, handler) {
  const me = user(useChannelKit())
  effect(() => me.on(get(event), handler))
}
/**
 * Who is online of those on the user's watchlist.
 *
 * @example
 * const friends = useWatchlist()
 * {friends.current.online.length}
 */
export function useWatchlist() {
  const list = watchlist(useChannelKit())
  return fromStore(() => list)
}
