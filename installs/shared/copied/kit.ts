import { createChannelKit } from '@channelkit/core'

export const kit = createChannelKit({ key: 'app-key', wsHost: 'localhost', wsPort: 6001, forceTLS: false })
