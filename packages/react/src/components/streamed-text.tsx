'use client'

import type { ChannelName, EventOf } from '@channelkit/core'
import { type StreamedTextTypes, streamedText } from '@channelkit/ui/streamed-text'
import type { ReactElement } from 'react'
import { type ComponentProps, createComponent } from '../view/create-component.tsx'

/**
 * An answer that arrives in pieces, as a text that grows. Screen readers hear its sentences, politely.
 *
 * `renderText` shows the text in your own way, as Markdown, say.
 *
 * @example
 * <StreamedText channel="private-chat-7" id="answer-1" />
 */
export const StreamedText: <Name extends ChannelName, Event extends EventOf<Name>>(
  props: ComponentProps<StreamedTextTypes<Name, Event>>,
) => ReactElement | null = createComponent(streamedText)
