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
import { computed, type MaybeRefOrGetter, type ShallowRef, toValue, watch } from 'vue'
import { fromStore, type Refs, type Selection, toRefs } from './from-store.ts'
import { useChannelKit } from './kit.ts'
import { onceMounted } from './once-mounted.ts'

export interface PresenceListeners<Info> extends PresenceOptions {
  /** Somebody came; not called for those who were there at first. */
  onJoin?: (member: Member<Info>) => void
  /** Somebody has been gone for `leaveAfter`. */
  onLeave?: (member: Member<Info>) => void
}

/**
 * Who is on a presence channel, as refs, or with `select` as one ref; `null` is off.
 *
 * @example
 * const { me, members, count, status } = usePresence<{ name: string }>('presence-room')
 * const count = usePresence('presence-room', { select: (room) => room.count })
 */
export function usePresence<Name extends PresenceChannelName, Selected>(
  name: MaybeRefOrGetter<Name | Off>,
  options: MaybeRefOrGetter<
    { select: (room: PresenceSnapshot<MemberOf<Name>>) => Selected } & Selection<
      PresenceSnapshot<MemberOf<Name>>,
      Selected
    > &
      PresenceListeners<MemberOf<Name>>
  >,
): Readonly<ShallowRef<Selected>>
export function usePresence<Name extends PresenceChannelName>(
  name: MaybeRefOrGetter<Name | Off>,
  options?: MaybeRefOrGetter<PresenceListeners<MemberOf<Name>>>,
): Refs<PresenceSnapshot<MemberOf<Name>>>
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function usePresence<Info>(
  name: MaybeRefOrGetter<string | Off>,
  options: MaybeRefOrGetter<
    { select: (room: PresenceSnapshot<Info>) => unknown } & Pick<
      Selection<PresenceSnapshot<Info>, Unsaid>,
      'equal'
    > &
      PresenceListeners<Info>
  >,
  ...unregistered: OnlyUnregistered
): Readonly<ShallowRef<Unsaid>>
export function usePresence<Info, Selected>(
  name: MaybeRefOrGetter<string | Off>,
  options: MaybeRefOrGetter<
    { select: (room: PresenceSnapshot<Info>) => Selected } & Selection<PresenceSnapshot<Info>, Selected> &
      PresenceListeners<Info>
  >,
  ...unregistered: OnlyUnregistered
): Readonly<ShallowRef<Selected>>
export function usePresence<Info = unknown>(
  name: MaybeRefOrGetter<string | Off>,
  options?: MaybeRefOrGetter<PresenceListeners<Info>>,
  ...unregistered: OnlyUnregistered
): Refs<PresenceSnapshot<Info>>
export function usePresence(
  name: MaybeRefOrGetter<string | Off>,
  options: MaybeRefOrGetter<Selection<PresenceSnapshot, unknown> & PresenceListeners<unknown>> = {},
): unknown {
  const kit = useChannelKit()
  const room = computed(() => {
    const { leaveAfter } = toValue(options)
    return presence<never, unknown>(kit, toValue(name) as never, { leaveAfter })
  })
  const tell = ({ joined, left }: MembersDiff) => {
    const { onJoin, onLeave } = toValue(options)
    for (const member of joined) onJoin?.(member)
    for (const member of left) onLeave?.(member)
  }
  const listened = computed(() => {
    const { onJoin, onLeave } = toValue(options)
    return onJoin || onLeave ? room.value : null
  })
  onceMounted(() =>
    watch(listened, (store, _, onCleanup) => store && onCleanup(store.onChange(tell)), {
      immediate: true,
      flush: 'sync',
    }),
  )
  return toValue(options).select
    ? fromStore(() => room.value, options)
    : toRefs(fromStore<PresenceSnapshot>(() => room.value))
}

/**
 * One member by id, changing only when that member does. The id `null` is off.
 *
 * @example
 * const bob = useMember<{ name: string }>('presence-room', 'bob')
 */
export function useMember<Name extends PresenceChannelName>(
  name: MaybeRefOrGetter<Name | Off>,
  id: MaybeRefOrGetter<MemberId | Off>,
  options?: MaybeRefOrGetter<PresenceOptions | undefined>,
): Readonly<ShallowRef<Member<MemberOf<Name>> | undefined>>
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function useMember<Info = unknown>(
  name: MaybeRefOrGetter<string | Off>,
  id: MaybeRefOrGetter<MemberId | Off>,
  options?: MaybeRefOrGetter<PresenceOptions | undefined>,
  ...unregistered: OnlyUnregistered
): Readonly<ShallowRef<Member<Info> | undefined>>
export function useMember(
  name: MaybeRefOrGetter<string | Off>,
  id: MaybeRefOrGetter<MemberId | Off>,
  options?: MaybeRefOrGetter<PresenceOptions | undefined>,
): Readonly<ShallowRef<Member | undefined>> {
  const kit = useChannelKit()
  return fromStore(() =>
    presence<never, unknown>(kit, toValue(name) as never, toValue(options)).member(toValue(id)),
  )
}
