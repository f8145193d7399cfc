'use client'

import { cursors } from '@channelkit/ui/cursors'
import { createComponent } from '../view/create-component.tsx'

export const Cursors = createComponent(cursors)
