'use client'

import { liveValue } from '@channelkit/ui/live-value'
import { createComponent } from '../view/create-component.tsx'

export const LiveValue = createComponent(liveValue)
