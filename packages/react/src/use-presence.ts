import {
  type Member,
  type MemberOf,
  type Off,
  type PresenceChannelName,
  type PresenceSnapshot,
  presence,
  type Said,
  type Unsaid,
} from '@channelkit/core'
import { useEffect } from 'react'
import { useChannelKit } from './context.ts'
import { useLatestRef } from './use-latest-ref.ts'
import { type Selection, useStore } from './use-store.ts'

export interface PresenceListeners<Info> {
  /** Somebody came; not called for those who were there at first. */
  onJoin?: (member: Member<Info>) => void
  onLeave?: (member: Member<Info>) => void
}

/** The same for a payload whose type is said at the call, where channels are not registered. */
export function usePresence<Info = never>(
  name: [Info] extends [never] ? never : string | Off,
  options: { select: (room: PresenceSnapshot<Info>) => unknown } & Pick<
    Selection<PresenceSnapshot<Info>, Unsaid>,
    'equal'
  > &
    PresenceListeners<Info>,
): Unsaid
export function usePresence<Info = never, Selected = PresenceSnapshot<Info>>(
  name: [Info] extends [never] ? never : string | Off,
  options?: Selection<PresenceSnapshot<Said<Info>>, Selected> & PresenceListeners<Said<Info>>,
): Selected

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
export function usePresence(
  name: string | Off,
  { onJoin, onLeave, ...selection }: Selection<PresenceSnapshot, unknown> & PresenceListeners<unknown> = {},
): unknown {
  const store = presence(useChannelKit(), name as never)
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

/** The same for a payload whose type is said at the call, where channels are not registered. */
export function useMember<Info = never>(
  name: [Info] extends [never] ? never : string | Off,
  id: string,
): Member<Info> | undefined

/**
 * One member by id: the component renders again only when that member changes.
 *
 * @example
 * const bob = useMember<{ name: string }>('presence-room', 'bob')
 */
export function useMember<Name extends PresenceChannelName>(
  name: Name | Off,
  id: string,
): Member<MemberOf<Name>> | undefined
export function useMember(name: string | Off, id: string): Member | undefined {
  return useStore(presence(useChannelKit(), name as never).member(id)) as Member | undefined
}
