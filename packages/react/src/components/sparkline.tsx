'use client'

import { sparkline } from '@channelkit/ui/sparkline'
import { createComponent } from '../view/create-component.tsx'

export const Sparkline = createComponent(sparkline)
