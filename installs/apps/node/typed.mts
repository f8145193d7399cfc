import { createChannelKit, latest } from '@channelkit/core'

export const price = latest(createChannelKit({ key: 'k', cluster: 'eu' }), 'ticker', 'trade')
