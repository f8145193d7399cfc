import { createChannelKit } from '@channelkit/core'
// As long as this is Vite 7, which does not find the file while one develops.
import ChannelKitWorker from '@channelkit/core/worker?worker'
import { ChannelKitProvider } from '@channelkit/react'
import { LiveValue } from '@channelkit/react/live-value'

const kit = createChannelKit({
  key: 'app-key',
  wsHost: 'localhost',
  wsPort: 6001,
  forceTLS: false,
  worker: true,
  createWorker: () => new ChannelKitWorker(),
})

/** The same over a connection in a worker. */
export function InWorker() {
  return (
    <ChannelKitProvider kit={kit}>
      <LiveValue channel="ticker" event="trade" field="price" />
    </ChannelKitProvider>
  )
}
