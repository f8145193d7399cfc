import {
  type BoundOptions,
  type ChannelName,
  type ConversationActions,
  type ConversationSnapshot,
  conversationActions,
  createConversationFollower,
  type Off,
} from '@channelkit/core'
import { type MaybeRefOrGetter, toValue } from 'vue'
import { fromStore, type Refs, toRefs } from './from-store.ts'
import { useChannelKit } from './kit.ts'

export interface UseConversationResult extends Refs<ConversationSnapshot>, ConversationActions {}

/**
 * What people write to each other on a channel, and what one can do there; `null` is off. The functions may be inline.
 *
 * @param options.send stores a message; without it, visitors write to each other by client events
 *
 * @example
 * const { messages, send, retry } = useConversation('private-room-7', { me: { id: '7' }, send: postMessage })
 * <p v-for="{ key, name, text } in messages" :key="key">{{ name }}: {{ text }}</p>
 */
export function useConversation<Name extends ChannelName>(
  name: MaybeRefOrGetter<Name | Off>,
  options?: MaybeRefOrGetter<BoundOptions | undefined>,
): UseConversationResult {
  const kit = useChannelKit()
  const follow = createConversationFollower()
  const store = () => follow(kit, toValue(name), toValue(options))
  return {
    ...toRefs(fromStore(store)),
    ...conversationActions(() => ({ store: store(), functions: toValue(options) })),
  }
}
