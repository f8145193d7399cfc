import { type ChannelName, type Typing, type TypingOptions, type TypingSnapshot } from '@channelkit/core'
import { type Live, type MaybeGetter } from './from-store.ts'
export interface UseTypingResult extends Live<TypingSnapshot>, Pick<Typing, 'start' | 'stop'> {
  /** Spread on the text field: typing starts with its input and ends when it is emptied or left. */
  inputProps: {
    oninput(event: Event): void
    onblur(): void
  }
}
/**
 * Who is typing; the channel `null` is off. Call `stop` when the message is sent.
 *
 * @example
 * const room = useTyping('presence-room', { me: { name } })
 * <input {...room.inputProps} />
 */
export declare function useTyping<Name extends ChannelName>(
  name: MaybeGetter<Name | null>,
  options?: MaybeGetter<TypingOptions | undefined>,
): UseTypingResult
