import { ChannelKitProvider } from '@channelkit/react'
import { Live } from '../live'

const options = { key: 'app-key', wsHost: 'localhost', wsPort: 6001, forceTLS: false }

export default function Island() {
  return (
    <ChannelKitProvider options={options}>
      <Live />
    </ChannelKitProvider>
  )
}
