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
import { extend, fromStore, get, type Live, type MaybeGetter } from './from-store.ts'
import { useChannelKit } from './kit.ts'

export interface UseCursorsResult extends Live<readonly Cursor[]>, Pick<Cursors, 'move' | 'leave'> {
  readonly status: ChannelStatus
  /** Why the channel failed or is not live yet, or that nobody can point on one of its kind. */
  readonly error: ChannelKitError | null
}

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
  const room = fromStore(() => store().state)
  return extend(fromStore(store), {
    get status() {
      return room.current.status
    },
    get error() {
      return room.current.error
    },
    move: (x: number, y: number) => store().move(x, y),
    leave: () => store().leave(),
  })
}
