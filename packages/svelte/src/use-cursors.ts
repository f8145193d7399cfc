import {
  type ClientChannelName,
  type Cursor,
  type Cursors,
  type CursorsOptions,
  cursors,
  type Off,
} from '@channelkit/core'
import { extend, fromStore, get, type Live, type MaybeGetter } from './from-store.ts'
import { useChannelKit } from './kit.ts'

export type UseCursorsResult = Live<readonly Cursor[]> & Pick<Cursors, 'move' | 'leave'>

/**
 * Where the others point; the channel `null` is off.
 *
 * @example
 * const board = useCursors('presence-board')
 * <div onpointermove={(event) => board.move(event.clientX, event.clientY)} onpointerleave={board.leave}>
 */
export function useCursors<Name extends ClientChannelName>(
  name: MaybeGetter<Name | Off>,
  options?: MaybeGetter<CursorsOptions | undefined>,
): UseCursorsResult {
  const kit = useChannelKit()
  const store = () => cursors(kit, get(name), get(options))
  return extend(fromStore(store), {
    move: (x: number, y: number) => store().move(x, y),
    leave: () => store().leave(),
  })
}
