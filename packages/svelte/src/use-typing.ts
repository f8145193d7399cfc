import {
  type ClientChannelName,
  type Off,
  type Typing,
  type TypingOptions,
  type TypingSnapshot,
  typing,
} from '@channelkit/core'
import { extend, fromStore, get, type Live, type MaybeGetter } from './from-store.ts'
import { useChannelKit } from './kit.ts'

export interface UseTypingResult extends Live<TypingSnapshot>, Pick<Typing, 'start' | 'stop'> {
  /** Spread on the text field: typing starts with its input and ends when it is emptied or left. */
  inputProps: { oninput(event: Event): void; onblur(): void }
}

/**
 * Who is typing; the channel `null` is off. Call `stop` when the message is sent.
 *
 * @example
 * const room = useTyping('presence-room', { me: { name } })
 * <input {...room.inputProps} />
 */
export function useTyping<Name extends ClientChannelName>(
  name: MaybeGetter<Name | Off>,
  options?: MaybeGetter<TypingOptions | undefined>,
): UseTypingResult {
  const kit = useChannelKit()
  const store = () => typing(kit, get(name), get(options))
  const stop = () => store().stop()
  return extend(fromStore(store), {
    start: () => store().start(),
    stop,
    inputProps: {
      oninput: (event: Event) => store().input((event.target as HTMLInputElement).value),
      onblur: stop,
    },
  })
}
