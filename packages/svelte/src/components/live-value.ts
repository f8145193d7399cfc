import type { ChannelName, EventOf } from '@channelkit/core'
import { type LiveValueTypes, liveValue } from '@channelkit/ui/live-value'
import type { ComponentConstructorOptions, ComponentInternals, SvelteComponent } from 'svelte'
import { type ComponentProps, createComponent } from '../view/create-component.ts'

/**
 * The newest number of an event, with an arrow and a flash for where it went.
 *
 * The snippet `value` writes the number in your own way.
 *
 * @example
 * <LiveValue channel="ticker" event="trade" field="price" />
 */
export const LiveValue: {
  new <Name extends ChannelName, Event extends EventOf<Name>>(
    options: ComponentConstructorOptions<ComponentProps<LiveValueTypes<Name, Event>>>,
  ): SvelteComponent<ComponentProps<LiveValueTypes<Name, Event>>>
  <Name extends ChannelName, Event extends EventOf<Name>>(
    internals: ComponentInternals,
    props: ComponentProps<LiveValueTypes<Name, Event>>,
  ): object
} = createComponent(liveValue)
