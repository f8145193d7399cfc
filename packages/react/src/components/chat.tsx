'use client'

import type { ChannelName } from '@channelkit/core'
import { type ChatTypes, chat } from '@channelkit/ui/chat'
import type { ReactElement } from 'react'
import { type ComponentProps, createComponent } from '../view/create-component.tsx'

/**
 * What people write to each other on a channel, with the field where one writes. Your server stores messages (`send`, `history`),
 * or visitors send them to each other.
 *
 * `renderMessage` replaces the text of a message, `renderActions` adds to it: a reply, reactions.
 *
 * @example
 * <Chat channel="presence-room" send={postMessage} history={fetchMessages} />
 */
export const Chat: <Name extends ChannelName>(props: ComponentProps<ChatTypes<Name>>) => ReactElement | null =
  createComponent(chat)
