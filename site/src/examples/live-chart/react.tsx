import { LiveChart } from '@channelkit/react/live-chart'

export const Example = () => (
  <LiveChart channel="prices" event="trade" series={[{ key: 'price', label: 'Price' }]} label="Price" />
)
