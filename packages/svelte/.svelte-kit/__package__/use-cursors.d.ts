import { type ChannelName, type Cursor, type Cursors, type CursorsOptions } from '@channelkit/core'
import { type Live, type MaybeGetter } from './from-store.ts'
export type UseCursorsResult = Live<readonly Cursor[]> & Pick<Cursors, 'move' | 'leave'>
/**
 * Where the others point; the channel `null` is off.
 *
 * @example
 * const board = useCursors('presence-board')
 * <div onpointermove={(event) => board.move(event.clientX, event.clientY)} onpointerleave={board.leave}>
 */
export declare function useCursors<Name extends ChannelName>(
  name: MaybeGetter<Name | null>,
  options?: MaybeGetter<CursorsOptions | undefined>,
): UseCursorsResult
