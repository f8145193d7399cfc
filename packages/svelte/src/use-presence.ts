import {
  type Member,
  type MemberId,
  type MemberOf,
  type MembersDiff,
  type Off,
  type OnlyUnregistered,
  type PresenceChannelName,
  type PresenceOptions,
  type PresenceSnapshot,
  presence,
  type Unsaid,
} from '@channelkit/core'
import { effect } from './effect.svelte.ts'
import { fromStore, get, type Live, type MaybeGetter, type Selection } from './from-store.ts'
import { useChannelKit } from './kit.ts'

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
 * const room = usePresence<{ name: string }>('presence-room')
 * {room.current.count} or {$room.count}
 */
export function usePresence<Name extends PresenceChannelName, Selected = PresenceSnapshot<MemberOf<Name>>>(
  name: MaybeGetter<Name | Off>,
  options?: MaybeGetter<
    Selection<PresenceSnapshot<MemberOf<Name>>, Selected> & PresenceListeners<MemberOf<Name>>
  >,
): Live<Selected>
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function usePresence<Info>(
  name: MaybeGetter<string | Off>,
  options: MaybeGetter<
    { select: (room: PresenceSnapshot<Info>) => unknown } & Pick<
      Selection<PresenceSnapshot<Info>, Unsaid>,
      'equal'
    > &
      PresenceListeners<Info>
  >,
  ...unregistered: OnlyUnregistered
): Live<Unsaid>
export function usePresence<Info = unknown, Selected = PresenceSnapshot<Info>>(
  name: MaybeGetter<string | Off>,
  options?: MaybeGetter<Selection<PresenceSnapshot<Info>, Selected> & PresenceListeners<Info>>,
  ...unregistered: OnlyUnregistered
): Live<Selected>
export function usePresence(
  name: MaybeGetter<string | Off>,
  options: MaybeGetter<Selection<PresenceSnapshot, unknown> & PresenceListeners<unknown>> = {},
): Live<unknown> {
  const kit = useChannelKit()
  const room = () => {
    const { leaveAfter } = get(options)
    return presence<never, unknown>(kit, get(name) as never, { leaveAfter })
  }
  const tell = ({ joined, left }: MembersDiff) => {
    const { onJoin, onLeave } = get(options)
    for (const member of joined) onJoin?.(member)
    for (const member of left) onLeave?.(member)
  }
  effect(() => {
    const { onJoin, onLeave } = get(options)
    return onJoin || onLeave ? room().onChange(tell) : undefined
  })
  return fromStore(room, options)
}

/**
 * One member by id, changing only when that member does. The id `null` is off.
 *
 * @example
 * const bob = useMember<{ name: string }>('presence-room', 'bob')
 */
export function useMember<Name extends PresenceChannelName>(
  name: MaybeGetter<Name | Off>,
  id: MaybeGetter<MemberId | Off>,
  options?: MaybeGetter<PresenceOptions | undefined>,
): Live<Member<MemberOf<Name>> | undefined>
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function useMember<Info = unknown>(
  name: MaybeGetter<string | Off>,
  id: MaybeGetter<MemberId | Off>,
  options?: MaybeGetter<PresenceOptions | undefined>,
  ...unregistered: OnlyUnregistered
): Live<Member<Info> | undefined>
export function useMember(
  name: MaybeGetter<string | Off>,
  id: MaybeGetter<MemberId | Off>,
  options?: MaybeGetter<PresenceOptions | undefined>,
): Live<Member | undefined> {
  const kit = useChannelKit()
  return fromStore(() => presence<never, unknown>(kit, get(name) as never, get(options)).member(get(id)))
}
