import {
  type Member,
  type MemberId,
  type MemberOf,
  type Off,
  type OnlyUnregistered,
  type PresenceChannelName,
  type PresenceOptions,
  type PresenceSnapshot,
  presence,
  type Unsaid,
} from '@channelkit/core'
import { useEffect } from 'react'
import { useChannelKit } from './context.ts'
import { useLatestRef } from './use-latest-ref.ts'
import { type Selection, useStore } from './use-store.ts'

export interface PresenceListeners<Info> extends PresenceOptions {
  /** Somebody came; not called for those who were there at first. */
  onJoin?: (member: Member<Info>) => void
  /** Somebody has been gone for `leaveAfter`. */
  onLeave?: (member: Member<Info>) => void
}

/**
 * Who is on a presence channel; `null` is off.
 *
 * @example
 * const { me, members, count, status } = usePresence<{ name: string }>('presence-room')
 * const count = usePresence('presence-room', { select: (room) => room.count })
 */
export function usePresence<Name extends PresenceChannelName, Selected = PresenceSnapshot<MemberOf<Name>>>(
  name: Name | Off,
  options?: Selection<PresenceSnapshot<MemberOf<Name>>, Selected> & PresenceListeners<MemberOf<Name>>,
): Selected
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function usePresence<Info>(
  name: string | Off,
  options: { select: (room: PresenceSnapshot<Info>) => unknown } & Pick<
    Selection<PresenceSnapshot<Info>, Unsaid>,
    'equal'
  > &
    PresenceListeners<Info>,
  ...unregistered: OnlyUnregistered
): Unsaid
export function usePresence<Info = unknown, Selected = PresenceSnapshot<Info>>(
  name: string | Off,
  options?: Selection<PresenceSnapshot<Info>, Selected> & PresenceListeners<Info>,
  ...unregistered: OnlyUnregistered
): Selected
export function usePresence(
  name: string | Off,
  {
    onJoin,
    onLeave,
    leaveAfter,
    ...selection
  }: Selection<PresenceSnapshot, unknown> & PresenceListeners<unknown> = {},
): unknown {
  const store = presence(useChannelKit(), name as never, { leaveAfter })
  const listeners = useLatestRef({ onJoin, onLeave })
  const listening = Boolean(onJoin || onLeave)
  useEffect(() => {
    if (!listening) return
    return store.onChange(({ joined, left }) => {
      for (const member of joined) listeners.current.onJoin?.(member)
      for (const member of left) listeners.current.onLeave?.(member)
    })
  }, [store, listening, listeners])
  return useStore(store, selection)
}

/**
 * One member by id: the component renders again only when that member changes. The id `null` is off.
 *
 * @example
 * const bob = useMember<{ name: string }>('presence-room', 'bob')
 */
export function useMember<Name extends PresenceChannelName>(
  name: Name | Off,
  id: MemberId | Off,
  options?: PresenceOptions,
): Member<MemberOf<Name>> | undefined
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function useMember<Info = unknown>(
  name: string | Off,
  id: MemberId | Off,
  options?: PresenceOptions,
  ...unregistered: OnlyUnregistered
): Member<Info> | undefined
export function useMember(
  name: string | Off,
  id: MemberId | Off,
  options?: PresenceOptions,
): Member | undefined {
  return useStore(presence(useChannelKit(), name as never, options).member(id)) as Member | undefined
}
