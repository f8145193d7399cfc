import { ConnectionBadge } from '@channelkit/react/connection-badge'
import { EventFeed } from '@channelkit/react/event-feed'
import { LiveChart } from '@channelkit/react/live-chart'
import { LiveMap } from '@channelkit/react/live-map'
import { LiveValue } from '@channelkit/react/live-value'
import { InWorker } from './in-worker'

/** What every React application here shows. */
export function Live() {
  return (
    <main>
      <ConnectionBadge />
      <LiveValue channel="ticker" event="trade" field="price" />
      <InWorker />
      <EventFeed channel="ticker" event="trade" />
      <LiveChart channel="ticker" event="trade" y={['price', 'volume']} label="Trades" />
      <LiveMap channel="fleet" event="moved" label="Buses" />
    </main>
  )
}
