import { createChannelKit, latest } from '@channelkit/core'

export const price = latest<{ price: number }>(
  createChannelKit({ key: 'k', cluster: 'eu' }),
  'ticker',
  'trade',
)
