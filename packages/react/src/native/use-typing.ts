import {
  type ClientChannelName,
  type Off,
  type Typing,
  type TypingOptions,
  type TypingSnapshot,
  typing,
} from '@channelkit/core'
import { useMemo } from 'react'
import { useChannelKit } from '../context.ts'
import { useStore } from '../use-store.ts'

export interface UseTypingResult extends TypingSnapshot, Pick<Typing, 'start' | 'stop'> {
  /** Spread on the `TextInput`: typing starts with its text and ends when it is emptied or left. */
  inputProps: { onChangeText(text: string): void; onBlur(): void }
}

/**
 * Who is typing; the channel `null` is off. Call `stop` when the message is sent.
 *
 * @example
 * const { typists, inputProps, stop } = useTyping('presence-room', { me: { name } })
 * return <TextInput {...inputProps} />
 */
export function useTyping<Name extends ClientChannelName>(
  name: Name | Off,
  options?: TypingOptions,
): UseTypingResult {
  const store = typing(useChannelKit(), name, options)
  const state = useStore(store)
  return useMemo(() => {
    const { start, stop, input } = store
    return { ...state, start, stop, inputProps: { onChangeText: input, onBlur: stop } }
  }, [state, store])
}
