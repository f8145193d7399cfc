import { ChannelKitProvider } from '@channelkit/react'
import { LiveValue } from '@channelkit/react/live-value'
import './style.css'
import { createRoot } from 'react-dom/client'
import { kit } from './kit'
import { Live } from './live'

createRoot(document.getElementById('root')!).render(
  <ChannelKitProvider kit={kit}>
    <Live />
    <div id="theirs">
      <LiveValue channel="ticker" event="trade" field="price" className="p-7 text-orange-700" />
    </div>
  </ChannelKitProvider>,
)
