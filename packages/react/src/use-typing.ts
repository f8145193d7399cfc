import {
  type ClientChannelName,
  type Off,
  type Typing,
  type TypingOptions,
  type TypingSnapshot,
  typing,
} from '@channelkit/core'
import { type FormEvent, useMemo } from 'react'
import { useChannelKit } from './context.ts'
import { useStore } from './use-store.ts'

export interface UseTypingResult extends TypingSnapshot, Pick<Typing, 'start' | 'stop'> {
  /** Spread on the text field: typing starts with its input and ends when it is emptied or left. */
  inputProps: {
    onInput(event: FormEvent<HTMLInputElement | HTMLTextAreaElement>): void
    onBlur(): void
  }
}

/**
 * Who is typing; the channel `null` is off. Call `stop` when the message is sent.
 *
 * @example
 * const { typists, inputProps, stop } = useTyping('presence-room', { me: { name } })
 * return <input {...inputProps} />
 */
export function useTyping<Name extends ClientChannelName>(
  name: Name | Off,
  options?: TypingOptions,
): UseTypingResult {
  const store = typing(useChannelKit(), name, options)
  const state = useStore(store)
  return useMemo(() => {
    const { start, stop, input } = store
    return {
      ...state,
      start,
      stop,
      inputProps: { onInput: (event) => input(event.currentTarget.value), onBlur: stop },
    }
  }, [state, store])
}
