'use client'

import { connectionBanner } from '@channelkit/ui/connection-banner'
import { createComponent } from '../view/create-component.tsx'

export const ConnectionBanner = createComponent(connectionBanner)
