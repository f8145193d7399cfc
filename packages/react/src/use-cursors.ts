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
import { useMemo } from 'react'
import { useChannelKit } from './context.ts'
import { useStore } from './use-store.ts'

export interface UseCursorsResult extends Pick<Cursors, 'move' | 'leave'> {
  /** The others'. */
  cursors: readonly Cursor[]
  status: ChannelStatus
  /** Why the channel failed or is not live yet, or that nobody can point on one of its kind. */
  error: ChannelKitError | null
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
  const { status, error } = useStore(store.state)
  return useMemo(
    () => ({ cursors: shown, status, error, move: store.move, leave: store.leave }),
    [shown, status, error, store],
  )
}
