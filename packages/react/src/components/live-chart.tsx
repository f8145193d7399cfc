import type { SeriesOptions } from '@channelkit/core'
import { type ChartOptions, type ChartSeries, type MountedChart, mountChart } from '@channelkit/ui'
import { type ComponentProps, useEffect, useRef } from 'react'
import { useChannel } from '../use-channel.ts'
import { useSeries } from '../use-series.ts'

type Own = Pick<SeriesOptions, 'x' | 'y' | 'capacity'> &
  Partial<Pick<ChartOptions, 'label' | 'height' | 'window' | 'format' | 'formatTime' | 'labels'>>

export interface LiveChartProps extends Own, Omit<ComponentProps<'figure'>, 'children' | keyof Own> {
  /** `null` is off. */
  channel: string | null
  event: string
  /** Labels and colours of the lines. Default: the fields of `y`. */
  series?: readonly ChartSeries[]
}

/**
 * Values of an event over time, as lines that slide with time. On the server it renders a box of its final size.
 *
 * @example
 * <LiveChart channel="machine" event="sample" x="at" y={['cpu', 'memory']} window={60_000} label="Load" />
 */
export function LiveChart(props: LiveChartProps) {
  const { channel, event, x, y, capacity, series, label, height = 240, window = 60_000 } = props
  const { format, formatTime, labels, className, style, ...rest } = omitOwn(props)
  const data = useSeries(channel, event, { x, y, capacity, window: window * 1.1 })
  const { error } = useChannel(channel)
  const lines = series ?? [y ?? 'value'].flat().map((key) => ({ key, label: key }))
  const name = label ?? lines.map((line) => line.label).join(', ')
  const options: ChartOptions = {
    data,
    series: lines,
    label: name,
    height,
    window,
    format,
    formatTime,
    labels,
    error: error?.message,
  }
  const box = useRef<HTMLElement>(null)
  const chart = useRef<MountedChart | null>(null)
  const latest = useRef(options)
  useEffect(() => {
    chart.current = mountChart(box.current!, latest.current)
    return () => chart.current?.destroy()
  }, [])
  useEffect(() => {
    latest.current = options
    chart.current?.update(options)
  })
  return (
    <figure
      ref={box}
      className={`ck-chart ${className ?? ''}`}
      aria-label={name}
      // The legend's line is part of the final size.
      style={{ minHeight: height + 36, ...style }}
      {...rest}
    />
  )
}

function omitOwn({ channel, event, x, y, capacity, series, label, height, window, ...rest }: LiveChartProps) {
  return rest
}
