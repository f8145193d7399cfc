import type { ChannelName, EventOf } from '@channelkit/core'
import { type SparklineTypes, sparkline } from '@channelkit/ui/sparkline'
import { type ComponentInstance, type ComponentProps, createComponent } from '../view/create-component.ts'

/**
 * One value over time, as small as a word. Its colour says which way it goes, and so do its words.
 *
 * @example
 * <Sparkline channel="machine" event="sample" y="cpu" />
 */
export const Sparkline: new <Name extends ChannelName, Event extends EventOf<Name>>(
  props: ComponentProps<SparklineTypes<Name, Event>>,
) => ComponentInstance<SparklineTypes<Name, Event>> = createComponent(sparkline)
