'use client'

import type { ChannelName, EventOf } from '@channelkit/core'
import { type LiveValueTypes, liveValue } from '@channelkit/ui/live-value'
import type { ReactElement } from 'react'
import { type ComponentProps, createComponent } from '../view/create-component.tsx'

/**
 * The newest number of an event, with an arrow and a flash for where it went.
 *
 * `renderValue` writes the number in your own way.
 *
 * @example
 * <LiveValue channel="ticker" event="trade" field="price" />
 */
export const LiveValue: <Name extends ChannelName, Event extends EventOf<Name>>(
  props: ComponentProps<LiveValueTypes<Name, Event>>,
) => ReactElement | null = createComponent(liveValue)
