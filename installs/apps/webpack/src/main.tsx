import { ChannelKitProvider } from '@channelkit/react'
import '@channelkit/react/styles.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { kit } from './kit'
import { Live } from './live'

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <ChannelKitProvider kit={kit}>
      <Live />
    </ChannelKitProvider>
  </StrictMode>,
)
