export { type TypingIndicatorLabels, typingIndicatorLabels } from './labels.ts'
export { type TypingIndicatorProps, type TypingIndicatorTypes, typingIndicator } from './typing-indicator.ts'
