import { ConnectionBadge } from '@channelkit/react/connection-badge'
import { EventFeed } from '@channelkit/react/event-feed'
import { LiveValue } from '@channelkit/react/live-value'

export const Example = () => (
  <>
    <ConnectionBadge /> <LiveValue channel="ticker" event="trade" field="price" />
    <EventFeed channel="ticker" event="trade" />
  </>
)
