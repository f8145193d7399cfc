import type { ChannelName, EventOf } from '@channelkit/core'
import { type StreamedTextTypes, streamedText } from '@channelkit/ui/streamed-text'
import { type ComponentInstance, type ComponentProps, createComponent } from '../view/create-component.ts'

/**
 * An answer that arrives in pieces, as a text that grows. Screen readers hear its sentences, politely.
 *
 * The slot `#text` shows the text in your own way, as Markdown, say.
 *
 * @example
 * <StreamedText channel="private-chat-7" id="answer-1" />
 */
export const StreamedText: new <Name extends ChannelName, Event extends EventOf<Name>>(
  props: ComponentProps<StreamedTextTypes<Name, Event>>,
) => ComponentInstance<StreamedTextTypes<Name, Event>> = createComponent(streamedText)
