import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '@channelkit/react/styles.css'
import './styles/base.css'
import './styles/layout.css'
import './styles/card.css'
import './styles/controls.css'
import './styles/room.css'
import './styles/machine.css'
import { App } from './app.tsx'

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
