'use client'

import { typingIndicator } from '@channelkit/ui/typing-indicator'
import { createComponent } from '../view/create-component.tsx'

export const TypingIndicator = createComponent(typingIndicator)
