import { createChannelKit } from '@channelkit/core'
import { ChannelKitProvider, useEvent, useLatest } from '@channelkit/react'
import { ConnectionBadge, LiveValue, PresenceList } from '@channelkit/react/components'
import { ChannelKitDevtools } from '@channelkit/react/devtools'
import '@channelkit/ui/styles.css'
import './walk-page.css'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'

/** A page of a shop, as somebody works on it. */
const { port, user } = JSON.parse(decodeURIComponent(location.hash.slice(1)))
const kit = createChannelKit({
  key: 'app-key',
  wsHost: '127.0.0.1',
  wsPort: port,
  forceTLS: false,
  enabledTransports: ['ws'],
  authorize: { endpoint: '/auth', params: { user_id: user } },
})

function Ticker() {
  const price = useLatest<number>('ticker', 'price')
  return <output aria-label="Price">{typeof price === 'number' ? price : 'none'}</output>
}

function Orders() {
  const [count, setCount] = useState(0)
  useEvent('private-orders', 'placed', () => setCount((before) => before + 1))
  return <p>{count} orders</p>
}

createRoot(document.getElementById('root')!).render(
  <ChannelKitProvider kit={kit}>
    <h1>The shop</h1>
    <ConnectionBadge />
    <Ticker />
    <LiveValue channel="ticker" event="price" />
    <Orders />
    <PresenceList channel="presence-shop" />
    <ChannelKitDevtools />
  </ChannelKitProvider>,
)
