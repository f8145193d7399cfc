export { type AvatarStackTypes, avatarStack } from './avatar-stack.ts'
export { type AvatarStackLabels, avatarStackLabels } from './labels.ts'
export type { AvatarStackPerson, AvatarStackProps } from './props.ts'
