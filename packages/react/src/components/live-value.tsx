import { type Direction, directionOf, numberOf, viewState } from '@channelkit/ui'
import { type ComponentProps, useEffect, useRef } from 'react'
import { useChannel } from '../use-channel.ts'
import { useLatest } from '../use-latest.ts'

export interface LiveValueProps extends Omit<ComponentProps<'span'>, 'children'> {
  /** `null` is off. */
  channel: string | null
  event: string
  /** The payload's field; without it the payload is the number. */
  field?: string
  /** How the number is written. */
  format?: Intl.NumberFormatOptions
  /** The locale of the number. Default: the host's. */
  locale?: string
}

const ARROWS: Record<Direction, string> = { up: '▲', down: '▼', same: '' }

/**
 * The newest number of an event, with an arrow for where it went.
 *
 * @example
 * <LiveValue channel="ticker" event="trade" field="price" format={{ style: 'currency', currency: 'EUR' }} />
 */
export function LiveValue({ channel, event, field, format, locale, className, ...rest }: LiveValueProps) {
  const value = useLatest<unknown, number | null>(channel, event, {
    select: (payload) => numberOf(payload, field),
  })
  const { status } = useChannel(channel)
  const before = useRef<number | null>(null)
  useEffect(() => {
    before.current = value
  }, [value])
  const direction = directionOf(before.current, value)
  return (
    <span
      className={`ck-value ${className ?? ''}`}
      data-ck="live-value"
      data-state={viewState(status, value === null)}
      data-direction={direction}
      {...rest}
    >
      <span className="ck-value-arrow" aria-hidden="true">
        {ARROWS[direction]}
      </span>
      {value === null ? '–' : value.toLocaleString(locale, format)}
    </span>
  )
}
