'use client'

import { liveMap } from '@channelkit/ui/live-map'
import { createComponent } from '../view/create-component.tsx'

export const LiveMap = createComponent(liveMap)
