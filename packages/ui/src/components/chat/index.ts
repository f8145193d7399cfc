export type { PageStorage as DraftStorage } from '../../shared/storage.ts'
export { type ChatTypes, chat } from './chat.ts'
export { type ChatLabels, type ChatMark, chatLabels } from './labels.ts'
export type { ChatProps } from './props.ts'
