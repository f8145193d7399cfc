import {
  type ClientChannelName,
  type Cursor,
  type Cursors,
  type CursorsOptions,
  cursors,
  type Off,
} from '@channelkit/core'
import { useMemo } from 'react'
import { useChannelKit } from './context.ts'
import { useStore } from './use-store.ts'

export interface UseCursorsResult extends Pick<Cursors, 'move' | 'leave'> {
  /** The others'. */
  cursors: readonly Cursor[]
}

/**
 * Where the others point; the channel `null` is off.
 *
 * @example
 * const { cursors, move, leave } = useCursors('presence-board')
 * <div onPointerMove={(event) => move(event.clientX, event.clientY)} onPointerLeave={leave} />
 */
export function useCursors<Name extends ClientChannelName>(
  name: Name | Off,
  options?: CursorsOptions,
): UseCursorsResult {
  const store = cursors(useChannelKit(), name, options)
  const shown = useStore(store)
  return useMemo(() => ({ cursors: shown, move: store.move, leave: store.leave }), [shown, store])
}
