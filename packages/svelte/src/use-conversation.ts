import {
  type BoundOptions,
  type ChannelName,
  type ConversationActions,
  type ConversationSnapshot,
  conversationActions,
  createConversationFollower,
  type Off,
} from '@channelkit/core'
import { extend, fromStore, get, type Live, type MaybeGetter } from './from-store.ts'
import { useChannelKit } from './kit.ts'

export interface UseConversationResult extends Live<ConversationSnapshot>, ConversationActions {}

/**
 * What people write to each other on a channel, and what one can do there; `null` is off. The functions may be inline.
 *
 * @param options.send stores a message; without it, visitors write to each other by client events
 *
 * @example
 * const room = useConversation('private-room-7', { me: { id: '7' }, send: postMessage })
 * {#each room.current.messages as { key, name, text } (key)}<p>{name}: {text}</p>{/each}
 */
export function useConversation<Name extends ChannelName>(
  name: MaybeGetter<Name | Off>,
  options?: MaybeGetter<BoundOptions | undefined>,
): UseConversationResult {
  const kit = useChannelKit()
  const follow = createConversationFollower()
  const store = () => follow(kit, get(name), get(options))
  return extend(
    fromStore(store),
    conversationActions(() => ({ store: store(), functions: get(options) })),
  )
}
