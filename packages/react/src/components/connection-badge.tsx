'use client'

import { connectionBadge } from '@channelkit/ui/connection-badge'
import { createComponent } from '../view/create-component.tsx'

export const ConnectionBadge = createComponent(connectionBadge)
