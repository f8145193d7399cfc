import { ChannelKitProvider, useTyping } from '@channelkit/react'
import { createRoot } from 'react-dom/client'
import { AvatarStack } from '@/components/avatar-stack'
import { Chat } from '@/components/chat'
import { ConnectionBadge } from '@/components/connection-badge'
import { LiveValue } from '@/components/live-value'
import { PresenceList } from '@/components/presence-list'
import { TypingLine } from '@/components/typing-line'
import './index.css'
import { kit } from './kit'

function App() {
  const { inputProps } = useTyping('presence-room')
  return (
    <main className="mx-auto grid max-w-4xl gap-6 p-6 md:grid-cols-2">
      <h1 className="flex flex-wrap items-center gap-4 text-lg font-semibold md:col-span-2">
        Copied <ConnectionBadge />
        <LiveValue channel="ticker" event="trade" field="price" />
        <AvatarStack channel="presence-room" max={2} />
      </h1>
      <PresenceList channel="presence-room" />
      <Chat channel="presence-room" className="h-80" />
      <div className="md:col-span-2">
        <input
          {...inputProps}
          aria-label="Note"
          className="rounded-md border border-input px-3 py-2 text-sm"
        />
        <TypingLine channel="presence-room" className="mt-2" />
      </div>
    </main>
  )
}

createRoot(document.getElementById('app')!).render(
  <ChannelKitProvider kit={kit}>
    <App />
  </ChannelKitProvider>,
)
