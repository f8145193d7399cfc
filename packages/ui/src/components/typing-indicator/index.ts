export { type TypingIndicatorLabels, typingIndicatorLabels } from './labels.ts'
export { type TypingIndicatorProps, typingIndicator } from './typing-indicator.ts'
