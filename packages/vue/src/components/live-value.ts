import type { ChannelName, EventOf } from '@channelkit/core'
import { type LiveValueTypes, liveValue } from '@channelkit/ui/live-value'
import { type ComponentInstance, type ComponentProps, createComponent } from '../view/create-component.ts'

/**
 * The newest number of an event, with an arrow and a flash for where it went.
 *
 * The slot `#value` writes the number in your own way.
 *
 * @example
 * <LiveValue channel="ticker" event="trade" field="price" />
 */
export const LiveValue: new <Name extends ChannelName, Event extends EventOf<Name>>(
  props: ComponentProps<LiveValueTypes<Name, Event>>,
) => ComponentInstance<LiveValueTypes<Name, Event>> = createComponent(liveValue)
