import type { ChannelName, EventOf, PayloadOf } from '@channelkit/core'
import { type AnyRow, type LiveMapTypes, liveMap } from '@channelkit/ui/live-map'
import { type ComponentInstance, type ComponentProps, createComponent } from '../view/create-component.ts'

/**
 * Positions on a map that needs no network, gliding from one to the next.
 *
 * The slot `#popup` fills what opens at a marker in your own way.
 *
 * @example
 * <LiveMap channel="fleet" event="position" by="id" />
 */
export const LiveMap: new <
  Name extends ChannelName,
  Event extends EventOf<Name>,
  Row = AnyRow<PayloadOf<Name, Event>>,
>(
  props: ComponentProps<LiveMapTypes<Name, Event, Row>>,
) => ComponentInstance<LiveMapTypes<Name, Event, Row>> = createComponent(liveMap)
