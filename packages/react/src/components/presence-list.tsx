'use client'

import { presenceList } from '@channelkit/ui/presence-list'
import { createComponent } from '../view/create-component.tsx'

export const PresenceList = createComponent(presenceList)
