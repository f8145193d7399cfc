import type { ChannelName, EventOf } from '@channelkit/core'
import { type LiveChartTypes, liveChart } from '@channelkit/ui/live-chart'
import { type ComponentInstance, type ComponentProps, createComponent } from '../view/create-component.ts'

/**
 * The values of an event over time, sliding with the present: lines, areas, bars or steps, with tooltip,
 * zoom, export and a table for screen readers.
 *
 * The slot `#tooltip` fills the tooltip in your own way.
 *
 * @example
 * <LiveChart channel="machine" event="sample" :y="['cpu', 'memory']" />
 */
export const LiveChart: new <Name extends ChannelName, Event extends EventOf<Name>>(
  props: ComponentProps<LiveChartTypes<Name, Event>>,
) => ComponentInstance<LiveChartTypes<Name, Event>> = createComponent(liveChart)
