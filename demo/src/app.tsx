import { ChannelKitProvider } from '@channelkit/react'
import { ConnectionBadge } from '@channelkit/react/components'
import { Hero } from './hero.tsx'
import { kit } from './kit.ts'
import { LineSwitch } from './line-switch.tsx'
import { Machine } from './machine.tsx'
import { Room } from './room.tsx'
import { Terminal } from './terminal.tsx'

/** The demo's one page. Everything on it is live. */
export function App() {
  return (
    <ChannelKitProvider kit={kit}>
      <div className="page">
        <header className="top">
          <span className="brand">
            <img src="/icon.svg" alt="" width="26" height="26" />
            ChannelKit
          </span>
          <ConnectionBadge />
          <LineSwitch />
        </header>
        <main>
          <Hero />
          <div className="grid">
            <div className="column">
              <Machine />
              <Terminal />
            </div>
            <Room />
          </div>
        </main>
      </div>
    </ChannelKitProvider>
  )
}
