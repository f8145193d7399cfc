'use client'

import type { ChannelName, EventOf } from '@channelkit/core'
import { type LiveChartTypes, liveChart } from '@channelkit/ui/live-chart'
import type { ReactElement } from 'react'
import { type ComponentProps, createComponent } from '../view/create-component.tsx'

/**
 * The values of an event over time, sliding with the present: lines, areas, bars or steps, with tooltip,
 * zoom, export and a table for screen readers.
 *
 * `renderTooltip` fills the tooltip in your own way.
 *
 * @example
 * <LiveChart channel="machine" event="sample" y={['cpu', 'memory']} />
 */
export const LiveChart: <Name extends ChannelName, Event extends EventOf<Name>>(
  props: ComponentProps<LiveChartTypes<Name, Event>>,
) => ReactElement | null = createComponent(liveChart)
