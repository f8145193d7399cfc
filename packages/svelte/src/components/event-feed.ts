import type { ChannelName, EventOf } from '@channelkit/core'
import { type EventFeedTypes, eventFeed } from '@channelkit/ui/event-feed'
import type { ComponentConstructorOptions, ComponentInternals, SvelteComponent } from 'svelte'
import { type ComponentProps, createComponent } from '../view/create-component.ts'

/**
 * The newest events of one channel or several as they come. Scrolling up or focusing a row pauses it and
 * counts what comes meanwhile.
 *
 * The snippet `entry` writes an event in your own way; `summary` only its line of text.
 *
 * @example
 * <EventFeed channel="orders" event={['placed', 'paid']} />
 */
export const EventFeed: {
  new <Name extends ChannelName, Event extends EventOf<Name>>(
    options: ComponentConstructorOptions<ComponentProps<EventFeedTypes<Name, Event>>>,
  ): SvelteComponent<ComponentProps<EventFeedTypes<Name, Event>>>
  <Name extends ChannelName, Event extends EventOf<Name>>(
    internals: ComponentInternals,
    props: ComponentProps<EventFeedTypes<Name, Event>>,
  ): object
} = createComponent(eventFeed)
