import type { ChannelName, EventOf, PayloadOf } from '@channelkit/core'
import { type AnyRow, type LiveMapTypes, liveMap } from '@channelkit/ui/live-map'
import type { ComponentConstructorOptions, ComponentInternals, SvelteComponent } from 'svelte'
import { type ComponentProps, createComponent } from '../view/create-component.ts'

/**
 * Positions on a map that needs no network, gliding from one to the next.
 *
 * The snippet `popup` fills what opens at a marker in your own way.
 *
 * @example
 * <LiveMap channel="fleet" event="position" by="id" />
 */
export const LiveMap: {
  new <Name extends ChannelName, Event extends EventOf<Name>, Row = AnyRow<PayloadOf<Name, Event>>>(
    options: ComponentConstructorOptions<ComponentProps<LiveMapTypes<Name, Event, Row>>>,
  ): SvelteComponent<ComponentProps<LiveMapTypes<Name, Event, Row>>>
  <Name extends ChannelName, Event extends EventOf<Name>, Row = AnyRow<PayloadOf<Name, Event>>>(
    internals: ComponentInternals,
    props: ComponentProps<LiveMapTypes<Name, Event, Row>>,
  ): object
} = createComponent(liveMap)
