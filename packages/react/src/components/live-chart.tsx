'use client'

import { liveChart } from '@channelkit/ui/live-chart'
import { createComponent } from '../view/create-component.tsx'

export const LiveChart = createComponent(liveChart)
