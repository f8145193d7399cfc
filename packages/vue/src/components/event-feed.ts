import { eventFeed } from '@channelkit/ui/event-feed'
import { createComponent } from '../view/create-component.ts'

export const EventFeed = createComponent(eventFeed)
