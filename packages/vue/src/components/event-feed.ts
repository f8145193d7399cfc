import type { ChannelName, EventOf } from '@channelkit/core'
import { type EventFeedTypes, eventFeed } from '@channelkit/ui/event-feed'
import { type ComponentInstance, type ComponentProps, createComponent } from '../view/create-component.ts'

/**
 * The newest events of one channel or several as they come. Scrolling up or focusing a row pauses it and
 * counts what comes meanwhile.
 *
 * The slot `#entry` writes an event in your own way; `summary` only its line of text.
 *
 * @example
 * <EventFeed channel="orders" :event="['placed', 'paid']" />
 */
export const EventFeed: new <Name extends ChannelName, Event extends EventOf<Name>>(
  props: ComponentProps<EventFeedTypes<Name, Event>>,
) => ComponentInstance<EventFeedTypes<Name, Event>> = createComponent(eventFeed)
