import type { ChannelName, EventOf } from '@channelkit/core'
import { type SparklineTypes, sparkline } from '@channelkit/ui/sparkline'
import type { ComponentConstructorOptions, ComponentInternals, SvelteComponent } from 'svelte'
import { type ComponentProps, createComponent } from '../view/create-component.ts'

/**
 * One value over time, as small as a word. Its colour says which way it goes, and so do its words.
 *
 * @example
 * <Sparkline channel="machine" event="sample" y="cpu" />
 */
export const Sparkline: {
  new <Name extends ChannelName, Event extends EventOf<Name>>(
    options: ComponentConstructorOptions<ComponentProps<SparklineTypes<Name, Event>>>,
  ): SvelteComponent<ComponentProps<SparklineTypes<Name, Event>>>
  <Name extends ChannelName, Event extends EventOf<Name>>(
    internals: ComponentInternals,
    props: ComponentProps<SparklineTypes<Name, Event>>,
  ): object
} = createComponent(sparkline)
