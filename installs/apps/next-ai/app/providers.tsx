'use client'

import { ChannelKitProvider, createChannelKit } from '@channelkit/react'
import { type ReactNode, useState } from 'react'

export function Providers({ children }: { children: ReactNode }) {
  const [kit] = useState(() =>
    createChannelKit({ key: 'app-key', wsHost: 'localhost', wsPort: 6001, forceTLS: false }),
  )
  return <ChannelKitProvider kit={kit}>{children}</ChannelKitProvider>
}
