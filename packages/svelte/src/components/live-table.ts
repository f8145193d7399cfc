import type { ChannelName, EventOf, PayloadOf } from '@channelkit/core'
import { type AnyRow, type LiveTableTypes, liveTable } from '@channelkit/ui/live-table'
import type { ComponentConstructorOptions, ComponentInternals, SvelteComponent } from 'svelte'
import { type ComponentProps, createComponent } from '../view/create-component.ts'

/**
 * Rows of records as a table: sorted, searched and walked by keyboard, with what changed shown as it changes. Only the rows
 * in sight are in the page.
 *
 * The snippet `cell` fills a cell in your own way.
 *
 * @example
 * <LiveTable channel="market" event="quote" by="symbol" />
 */
export const LiveTable: {
  new <Name extends ChannelName, Event extends EventOf<Name>, Row = AnyRow<PayloadOf<Name, Event>>>(
    options: ComponentConstructorOptions<ComponentProps<LiveTableTypes<Name, Event, Row>>>,
  ): SvelteComponent<ComponentProps<LiveTableTypes<Name, Event, Row>>>
  <Name extends ChannelName, Event extends EventOf<Name>, Row = AnyRow<PayloadOf<Name, Event>>>(
    internals: ComponentInternals,
    props: ComponentProps<LiveTableTypes<Name, Event, Row>>,
  ): object
} = createComponent(liveTable)
