'use client'

import type { ChannelName, EventOf, PayloadOf } from '@channelkit/core'
import { type AnyRow, type LiveTableTypes, liveTable } from '@channelkit/ui/live-table'
import type { ReactElement } from 'react'
import { type ComponentProps, createComponent } from '../view/create-component.tsx'

/**
 * Rows of records as a table: sorted, searched and walked by keyboard, with what changed shown as it changes. Only the rows
 * in sight are in the page.
 *
 * `renderCell` fills a cell in your own way.
 *
 * @example
 * <LiveTable channel="market" event="quote" by="symbol" />
 */
export const LiveTable: <
  Name extends ChannelName,
  Event extends EventOf<Name>,
  Row = AnyRow<PayloadOf<Name, Event>>,
>(
  props: ComponentProps<LiveTableTypes<Name, Event, Row>>,
) => ReactElement | null = createComponent(liveTable)
