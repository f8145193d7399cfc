import '@channelkit/react/styles.css'
import './styles/base.css'
import './styles/layout.css'
import './styles/controls.css'
import './styles/lists.css'
import './styles/views.css'
// After what it changes.
import './styles/narrow.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
