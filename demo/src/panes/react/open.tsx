import { ChannelKitProvider } from '@channelkit/react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import type { OpenPane } from '../scenes.ts'
import { App } from './app.tsx'

export const open: OpenPane = (element, kit, first) => {
  const root = createRoot(element)
  const pane = {
    show: (scene: typeof first) =>
      root.render(
        <StrictMode>
          <ChannelKitProvider kit={kit}>
            <App scene={scene} />
          </ChannelKitProvider>
        </StrictMode>,
      ),
    // Later: the page around it is React's as well, and may be in the middle of a render.
    close: () => queueMicrotask(() => root.unmount()),
  }
  pane.show(first)
  return pane
}
