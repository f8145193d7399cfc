import type { ClientChannelName } from '@channelkit/core'
import { type TypingIndicatorTypes, typingIndicator } from '@channelkit/ui/typing-indicator'
import { type ComponentInstance, type ComponentProps, createComponent } from '../view/create-component.ts'

/**
 * Who is typing, never oneself, in a line that keeps its height while nobody is.
 *
 * The slot `#typists` says it in your own way.
 *
 * @example
 * <TypingIndicator channel="presence-room" />
 */
export const TypingIndicator: new <Name extends ClientChannelName>(
  props: ComponentProps<TypingIndicatorTypes<Name>>,
) => ComponentInstance<TypingIndicatorTypes<Name>> = createComponent(typingIndicator)
