import {
  type BoundOptions,
  type ChannelName,
  type ConversationActions,
  type ConversationSnapshot,
  conversationActions,
  createConversationFollower,
  type Off,
} from '@channelkit/core'
import { useMemo, useState } from 'react'
import { useChannelKit } from './context.ts'
import { useLatestRef } from './use-latest-ref.ts'
import { useStore } from './use-store.ts'

export interface UseConversationResult extends ConversationSnapshot, ConversationActions {}

/**
 * What people write to each other on a channel, and what one can do there; `null` is off. The functions may be inline.
 *
 * @param options.send stores a message; without it, visitors write to each other by client events
 *
 * @example
 * const { messages, send, retry } = useConversation('private-room-7', { me: { id: '7' }, send: postMessage })
 * return messages.map(({ key, name, text }) => <p key={key}>{name}: {text}</p>)
 */
export function useConversation<Name extends ChannelName>(
  name: Name | Off,
  options: BoundOptions = {},
): UseConversationResult {
  const kit = useChannelKit()
  const [follow] = useState(createConversationFollower)
  const store = follow(kit, name, options)
  const latest = useLatestRef({ store, functions: options })
  const state = useStore(store)
  const [actions] = useState(() => conversationActions(() => latest.current))
  return useMemo(() => ({ ...state, ...actions }), [state, actions])
}
