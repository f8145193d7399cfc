import {
  type ClientChannelName,
  type Off,
  type Typing,
  type TypingOptions,
  type TypingSnapshot,
  typing,
} from '@channelkit/core'
import { type MaybeRefOrGetter, toValue } from 'vue'
import { fromStore, type Refs, toRefs } from './from-store.ts'
import { useChannelKit } from './kit.ts'

export interface UseTypingResult extends Refs<TypingSnapshot>, Pick<Typing, 'start' | 'stop'> {
  /** For `v-bind` on the text field: typing starts with its input and ends when it is emptied or left. */
  inputProps: { onInput(event: Event): void; onBlur(): void }
}

/**
 * Who is typing; the channel `null` is off. Call `stop` when the message is sent.
 *
 * @example
 * const { typists, inputProps, stop } = useTyping('presence-room', { me: { name } })
 * <input v-bind="inputProps" />
 */
export function useTyping<Name extends ClientChannelName>(
  name: MaybeRefOrGetter<Name | Off>,
  options?: MaybeRefOrGetter<TypingOptions | undefined>,
): UseTypingResult {
  const kit = useChannelKit()
  const store = () => typing(kit, toValue(name), toValue(options))
  const stop = () => store().stop()
  return {
    ...toRefs(fromStore(store)),
    start: () => store().start(),
    stop,
    inputProps: {
      onInput: (event) => store().input((event.target as HTMLInputElement).value),
      onBlur: stop,
    },
  }
}
