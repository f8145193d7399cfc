import { ChannelKitProvider } from '@channelkit/react'
import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { kit } from './kit'

/** Each by itself, so that one that needs what another one brings is noticed. */
const pages = {
  '/chat': lazy(() => import('./docs/chat').then(({ Room }) => ({ default: Room }))),
  '/live-table': lazy(() => import('./docs/live-table').then(({ Quotes }) => ({ default: Quotes }))),
  '/streams': lazy(() => import('./streams')),
  '/reactions': lazy(() => import('./docs/reactions').then(({ Talk }) => ({ default: Talk }))),
  '/notifications': lazy(() => import('./docs/notifications').then(({ Bell }) => ({ default: Bell }))),
}
const Page = pages[location.pathname as keyof typeof pages]

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <ChannelKitProvider kit={kit}>
      <Suspense>
        <Page />
      </Suspense>
    </ChannelKitProvider>
  </StrictMode>,
)
