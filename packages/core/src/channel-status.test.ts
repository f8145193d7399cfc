import { expect, it } from 'vitest'
import { channelStatus } from './channel-status.ts'
import { ChannelKitError } from './errors.ts'

const none = { used: true, subscribed: false, wasLive: false, error: null }
const error = new ChannelKitError('auth-denied', 'No.')

it.each([
  ['idle', { used: false, error, subscribed: true }],
  ['failed', { error, subscribed: true }],
  ['live', { subscribed: true, wasLive: true }],
  ['stale', { wasLive: true }],
  ['subscribing', {}],
])('%s', (status, facts) => {
  expect(channelStatus({ ...none, ...facts })).toBe(status)
})
