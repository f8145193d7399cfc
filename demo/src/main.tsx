import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '@channelkit/react/styles.css'
import './styles/base.css'
import './styles/layout.css'
import './styles/controls.css'
import './styles/pane.css'
import './styles/scenes.css'
import './styles/board.css'
import './styles/card.css'
import './styles/many.css'
import { App } from './app.tsx'

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
