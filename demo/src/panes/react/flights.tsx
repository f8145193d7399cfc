import { LiveMap } from '@channelkit/react/live-map'

/** Flights of a day in 2001, played sixty times as fast. */
export function Flights() {
  return (
    <LiveMap
      channel="flights"
      event="moved"
      label="Flights"
      rewind={1}
      trail={8}
      staleAfter={5000}
      height={360}
    />
  )
}
