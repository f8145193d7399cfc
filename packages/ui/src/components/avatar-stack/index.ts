export { type AvatarStackPerson, type AvatarStackProps, avatarStack } from './avatar-stack.ts'
export { type AvatarStackLabels, avatarStackLabels } from './labels.ts'
