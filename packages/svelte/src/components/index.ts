export { AvatarStack } from './avatar-stack.ts'
export { ConnectionBadge } from './connection-badge.ts'
