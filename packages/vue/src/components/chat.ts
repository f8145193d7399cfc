import type { ChannelName } from '@channelkit/core'
import { type ChatTypes, chat } from '@channelkit/ui/chat'
import { type ComponentInstance, type ComponentProps, createComponent } from '../view/create-component.ts'

/**
 * What people write to each other on a channel, with the field where one writes. Your server stores messages (`send`, `history`),
 * or visitors send them to each other.
 *
 * The slot `#message` replaces the text of a message, `#actions` adds to it: a reply, reactions.
 *
 * @example
 * <Chat channel="presence-room" :send="postMessage" :history="fetchMessages" />
 */
export const Chat: new <Name extends ChannelName>(
  props: ComponentProps<ChatTypes<Name>>,
) => ComponentInstance<ChatTypes<Name>> = createComponent(chat)
