'use client'

import { eventFeed } from '@channelkit/ui/event-feed'
import { createComponent } from '../view/create-component.tsx'

export const EventFeed = createComponent(eventFeed)
