import { typing } from '@channelkit/core'
import { extend, fromStore, get } from './from-store.js'
import { useChannelKit } from './kit.js'
/**
 * Who is typing; the channel `null` is off. Call `stop` when the message is sent.
 *
 * @example
 * const room = useTyping('presence-room', { me: { name } })
 * <input {...room.inputProps} />
 */
export function useTyping(name, options) {
  const kit = useChannelKit()
  const store = () => typing(kit, get(name), get(options))
  const stop = () => store().stop()
  return extend(fromStore(store), {
    start: () => store().start(),
    stop,
    inputProps: {
      oninput: (event) => store().input(event.target.value),
      onblur: stop,
    },
  })
}
