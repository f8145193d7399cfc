import { useChannel } from '@channelkit/react'
import { ConnectionBadge } from '@channelkit/react/connection-badge'
import { LiveChart } from '@channelkit/react/live-chart'

export function Example() {
  const { status } = useChannel('prices')
  return (
    <>
      <ConnectionBadge />
      <p>The channel is {status}.</p>
      <LiveChart channel="prices" event="trade" series={[{ key: 'price', label: 'Price' }]} label="Price" />
    </>
  )
}
