export { type ChatTypes, chat } from './chat.ts'
export { type ChatLabels, type ChatMark, chatLabels } from './labels.ts'
export type { ChatProps, DraftStorage } from './props.ts'
