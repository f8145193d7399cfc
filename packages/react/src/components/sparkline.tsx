'use client'

import type { ChannelName, EventOf } from '@channelkit/core'
import { type SparklineTypes, sparkline } from '@channelkit/ui/sparkline'
import type { ReactElement } from 'react'
import { type ComponentProps, createComponent } from '../view/create-component.tsx'

/**
 * One value over time, as small as a word. Its colour says which way it goes, and so do its words.
 *
 * @example
 * <Sparkline channel="machine" event="sample" y="cpu" />
 */
export const Sparkline: <Name extends ChannelName, Event extends EventOf<Name>>(
  props: ComponentProps<SparklineTypes<Name, Event>>,
) => ReactElement | null = createComponent(sparkline)
