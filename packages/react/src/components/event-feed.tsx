'use client'

import type { ChannelName, EventOf } from '@channelkit/core'
import { type EventFeedTypes, eventFeed } from '@channelkit/ui/event-feed'
import type { ReactElement } from 'react'
import { type ComponentProps, createComponent } from '../view/create-component.tsx'

/**
 * The newest events of one channel or several as they come. Scrolling up or focusing a row pauses it and
 * counts what comes meanwhile.
 *
 * `renderEntry` writes an event in your own way; `summary` only its line of text.
 *
 * @example
 * <EventFeed channel="orders" event={['placed', 'paid']} />
 */
export const EventFeed: <Name extends ChannelName, Event extends EventOf<Name>>(
  props: ComponentProps<EventFeedTypes<Name, Event>>,
) => ReactElement | null = createComponent(eventFeed)
