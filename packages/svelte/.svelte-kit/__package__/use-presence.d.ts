import { type ChannelName, type Member, type MemberOf, type PresenceSnapshot } from '@channelkit/core'
import { type Live, type MaybeGetter, type Selection } from './from-store.ts'
export interface PresenceListeners<Info> {
  /** Somebody came; not called for those who were there at first. */
  onJoin?: (member: Member<Info>) => void
  onLeave?: (member: Member<Info>) => void
}
/**
 * Who is on a presence channel; `null` is off.
 *
 * @example
 * const room = usePresence<{ name: string }>('presence-room')
 * {room.current.count} or {$room.count}
 */
export declare function usePresence<Name extends ChannelName, Selected = PresenceSnapshot<MemberOf<Name>>>(
  name: MaybeGetter<Name | null>,
  options?: Selection<PresenceSnapshot<MemberOf<Name>>, Selected> & PresenceListeners<MemberOf<Name>>,
): Live<Selected>
export declare function usePresence<Info = never, Selected = PresenceSnapshot<Info>>(
  name: [Info] extends [never] ? never : MaybeGetter<string | null>,
  options?: Selection<PresenceSnapshot<Info>, Selected> & PresenceListeners<Info>,
): Live<Selected>
/**
 * One member by id, changing only when that member does.
 *
 * @example
 * const bob = useMember<{ name: string }>('presence-room', 'bob')
 */
export declare function useMember<Name extends ChannelName>(
  name: MaybeGetter<Name | null>,
  id: MaybeGetter<string>,
): Live<Member<MemberOf<Name>> | undefined>
export declare function useMember<Info = never>(
  name: [Info] extends [never] ? never : MaybeGetter<string | null>,
  id: MaybeGetter<string>,
): Live<Member<Info> | undefined>
