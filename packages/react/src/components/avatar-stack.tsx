'use client'

import { avatarStack } from '@channelkit/ui/avatar-stack'
import { createComponent } from '../view/create-component.tsx'

export const AvatarStack = createComponent(avatarStack)
