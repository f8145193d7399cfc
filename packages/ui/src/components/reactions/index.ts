export { type ReactionsLabels, reactionsLabels } from './labels.ts'
export type { ReactionChoice, ReactionsProps } from './props.ts'
export { type ReactionsTypes, reactions } from './reactions.ts'
