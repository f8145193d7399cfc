import { typingIndicator } from '@channelkit/ui/typing-indicator'
import { createComponent } from '../view/create-component.ts'

export const TypingIndicator = createComponent(typingIndicator)
