import { LiveMap } from '@channelkit/react/live-map'

export function Flights() {
  return (
    <>
      <LiveMap
        channel="flights"
        event="moved"
        label="Flights"
        rewind={1}
        trail={8}
        staleAfter={5000}
        height={330}
      />
      <p className="note">Recorded: flights of 3 January 2001, as they left; a second is a minute.</p>
    </>
  )
}
