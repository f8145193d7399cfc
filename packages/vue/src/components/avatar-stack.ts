import { avatarStack } from '@channelkit/ui/avatar-stack'
import { createComponent } from '../view/create-component.ts'

export const AvatarStack = createComponent(avatarStack)
