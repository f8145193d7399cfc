import type { ChannelName } from '@channelkit/core'
import { type ChatTypes, chat } from '@channelkit/ui/chat'
import type { ComponentConstructorOptions, ComponentInternals, SvelteComponent } from 'svelte'
import { type ComponentProps, createComponent } from '../view/create-component.ts'

/**
 * What people write to each other on a channel, with the field where one writes. Your server stores messages (`send`, `history`),
 * or visitors send them to each other.
 *
 * The snippet `message` replaces the text of a message, `actions` adds to it: a reply, reactions.
 *
 * @example
 * <Chat channel="presence-room" send={postMessage} history={fetchMessages} />
 */
export const Chat: {
  new <Name extends ChannelName>(
    options: ComponentConstructorOptions<ComponentProps<ChatTypes<Name>>>,
  ): SvelteComponent<ComponentProps<ChatTypes<Name>>>
  <Name extends ChannelName>(internals: ComponentInternals, props: ComponentProps<ChatTypes<Name>>): object
} = createComponent(chat)
