export { type StreamedTextLabels, streamedTextLabels } from './labels.ts'
export type { StreamedTextProps } from './props.ts'
export { type StreamedTextTypes, streamedText } from './streamed-text.ts'
