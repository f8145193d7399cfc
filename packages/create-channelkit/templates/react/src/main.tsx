import '@channelkit/react/styles.css'
import './style.css'
import { ChannelKitProvider } from '@channelkit/react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App'
import { kit } from './kit'

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <ChannelKitProvider kit={kit}>
      <App />
    </ChannelKitProvider>
  </StrictMode>,
)
