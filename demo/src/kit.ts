import { createChannelKit } from '@channelkit/core'
import { appKey } from '../shared.ts'
import { line } from './lib/line.ts'
import { currentVisitor } from './lib/visitor.ts'

line.install()

/** The page's one connection, to the server that the page came from. */
export const kit = createChannelKit({
  key: appKey,
  cluster: 'local',
  wsHost: location.hostname,
  wsPort: Number(location.port || 80),
  forceTLS: false,
  enabledTransports: ['ws'],
  authorize: { endpoint: '/pusher/auth', params: () => ({ ...currentVisitor() }) },
})
