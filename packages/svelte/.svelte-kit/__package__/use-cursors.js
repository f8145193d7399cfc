import { cursors } from '@channelkit/core'
import { extend, fromStore, get } from './from-store.js'
import { useChannelKit } from './kit.js'
/**
 * Where the others point; the channel `null` is off.
 *
 * @example
 * const board = useCursors('presence-board')
 * <div onpointermove={(event) => board.move(event.clientX, event.clientY)} onpointerleave={board.leave}>
 */
export function useCursors(name, options) {
  const kit = useChannelKit()
  const store = () => cursors(kit, get(name), get(options))
  return extend(fromStore(store), {
    move: (x, y) => store().move(x, y),
    leave: () => store().leave(),
  })
}
