import {
  type ClientChannelName,
  type Cursor,
  type Cursors,
  type CursorsOptions,
  cursors,
  type Off,
} from '@channelkit/core'
import { type MaybeRefOrGetter, type ShallowRef, toValue } from 'vue'
import { fromStore } from './from-store.ts'
import { useChannelKit } from './kit.ts'

export interface UseCursorsResult extends Pick<Cursors, 'move' | 'leave'> {
  /** The others'. */
  cursors: Readonly<ShallowRef<readonly Cursor[]>>
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
  return { cursors: fromStore(store), move: (x, y) => store().move(x, y), leave: () => store().leave() }
}
