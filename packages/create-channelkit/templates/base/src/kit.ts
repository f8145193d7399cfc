import { createChannelKit } from '@channelkit/core'

/** The connection, at the address that the page itself came from. */
export const kit = createChannelKit({
  key: 'app-key',
  wsHost: location.hostname,
  wsPort: Number(location.port || (location.protocol === 'https:' ? 443 : 80)),
  forceTLS: location.protocol === 'https:',
  authorize: { endpoint: '/pusher/auth' },
})
