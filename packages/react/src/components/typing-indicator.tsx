'use client'

import type { ClientChannelName } from '@channelkit/core'
import { type TypingIndicatorTypes, typingIndicator } from '@channelkit/ui/typing-indicator'
import type { ReactElement } from 'react'
import { type ComponentProps, createComponent } from '../view/create-component.tsx'

/**
 * Who is typing, never oneself, in a line that keeps its height while nobody is.
 *
 * `renderTypists` says it in your own way.
 *
 * @example
 * <TypingIndicator channel="presence-room" />
 */
export const TypingIndicator: <Name extends ClientChannelName>(
  props: ComponentProps<TypingIndicatorTypes<Name>>,
) => ReactElement | null = createComponent(typingIndicator)
