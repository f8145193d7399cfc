import type { ClientChannelName } from '@channelkit/core'
import { type TypingIndicatorTypes, typingIndicator } from '@channelkit/ui/typing-indicator'
import type { ComponentConstructorOptions, ComponentInternals, SvelteComponent } from 'svelte'
import { type ComponentProps, createComponent } from '../view/create-component.ts'

/**
 * Who is typing, never oneself, in a line that keeps its height while nobody is.
 *
 * The snippet `typists` says it in your own way.
 *
 * @example
 * <TypingIndicator channel="presence-room" />
 */
export const TypingIndicator: {
  new <Name extends ClientChannelName>(
    options: ComponentConstructorOptions<ComponentProps<TypingIndicatorTypes<Name>>>,
  ): SvelteComponent<ComponentProps<TypingIndicatorTypes<Name>>>
  <Name extends ClientChannelName>(
    internals: ComponentInternals,
    props: ComponentProps<TypingIndicatorTypes<Name>>,
  ): object
} = createComponent(typingIndicator)
