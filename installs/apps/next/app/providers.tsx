'use client'

import { createChannelKit } from '@channelkit/core'
import { ChannelKitProvider } from '@channelkit/react'
import { type ReactNode, useState } from 'react'

export function Providers({ children }: { children: ReactNode }) {
  const [kit] = useState(() =>
    createChannelKit({ key: 'app-key', wsHost: 'localhost', wsPort: 6001, forceTLS: false }),
  )
  return <ChannelKitProvider kit={kit}>{children}</ChannelKitProvider>
}
