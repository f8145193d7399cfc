'use client'

import type { ChannelName, EventOf, PayloadOf } from '@channelkit/core'
import { type AnyRow, type LiveMapTypes, liveMap } from '@channelkit/ui/live-map'
import type { ReactElement } from 'react'
import { type ComponentProps, createComponent } from '../view/create-component.tsx'

/**
 * Positions on a map that needs no network, gliding from one to the next.
 *
 * `renderPopup` fills what opens at a marker in your own way.
 *
 * @example
 * <LiveMap channel="fleet" event="position" by="id" />
 */
export const LiveMap: <
  Name extends ChannelName,
  Event extends EventOf<Name>,
  Row = AnyRow<PayloadOf<Name, Event>>,
>(
  props: ComponentProps<LiveMapTypes<Name, Event, Row>>,
) => ReactElement | null = createComponent(liveMap)
