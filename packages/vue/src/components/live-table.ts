import type { ChannelName, EventOf, PayloadOf } from '@channelkit/core'
import { type AnyRow, type LiveTableTypes, liveTable } from '@channelkit/ui/live-table'
import { type ComponentInstance, type ComponentProps, createComponent } from '../view/create-component.ts'

/**
 * Rows of records as a table: sorted, searched and walked by keyboard, with what changed shown as it changes. Only the rows
 * in sight are in the page.
 *
 * The slot `#cell` fills a cell in your own way.
 *
 * @example
 * <LiveTable channel="market" event="quote" by="symbol" />
 */
export const LiveTable: new <
  Name extends ChannelName,
  Event extends EventOf<Name>,
  Row = AnyRow<PayloadOf<Name, Event>>,
>(
  props: ComponentProps<LiveTableTypes<Name, Event, Row>>,
) => ComponentInstance<LiveTableTypes<Name, Event, Row>> = createComponent(liveTable)
