import {
  type ChannelKitError,
  type ChannelStatus,
  type ClientChannelName,
  type Cursor,
  type Cursors,
  type CursorsOptions,
  cursors,
  type Off,
} from '@channelkit/core'
import { type ComputedRef, type MaybeRefOrGetter, type ShallowRef, toValue } from 'vue'
import { fromStore, toRefs } from './from-store.ts'
import { useChannelKit } from './kit.ts'

export interface UseCursorsResult extends Pick<Cursors, 'move' | 'leave'> {
  /** The others'. */
  cursors: Readonly<ShallowRef<readonly Cursor[]>>
  status: Readonly<ComputedRef<ChannelStatus>>
  /** Why the channel failed or is not live yet, or that nobody can point on one of its kind. */
  error: Readonly<ComputedRef<ChannelKitError | null>>
}

/**
 * Where the others point; the channel `null` is off.
 *
 * @example
 * const { cursors, move, leave } = useCursors('presence-board')
 */
export function useCursors<Name extends ClientChannelName>(
  name: MaybeRefOrGetter<Name | Off>,
  options?: MaybeRefOrGetter<CursorsOptions | undefined>,
): UseCursorsResult {
  const kit = useChannelKit()
  const store = () => cursors(kit, toValue(name), toValue(options))
  const { status, error } = toRefs(fromStore(() => store().state))
  return {
    cursors: fromStore(store),
    status,
    error,
    move: (x, y) => store().move(x, y),
    leave: () => store().leave(),
  }
}
