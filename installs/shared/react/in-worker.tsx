'use client'

import { createChannelKit } from '@channelkit/core'
import { ChannelKitProvider } from '@channelkit/react'
import { LiveValue } from '@channelkit/react/live-value'

const kit = createChannelKit({
  key: 'app-key',
  wsHost: 'localhost',
  wsPort: 6001,
  forceTLS: false,
  worker: true,
})

/** The same over a connection in a worker. */
export function InWorker() {
  return (
    <ChannelKitProvider kit={kit}>
      <LiveValue channel="ticker" event="trade" field="price" />
    </ChannelKitProvider>
  )
}
