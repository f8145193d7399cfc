import { expect, it } from 'vitest'
import { channelStatus, isPersonal, stateOf } from './channel-status.ts'
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

it('fails with a line that does not come up by itself, unless it is live or was refused', () => {
  expect(channelStatus(none, true)).toBe('failed')
  expect(channelStatus({ ...none, wasLive: true }, true)).toBe('failed')
  expect(channelStatus({ ...none, subscribed: true }, true)).toBe('live')
})

it.each([
  ['news', false],
  ['private-me', true],
  ['private-encrypted-me', true],
  ['presence-room', true],
])('what %s carries depends on who one is: %s', (name, personal) => {
  expect(isPersonal(name)).toBe(personal)
})

it('is idle while nobody uses it, with nothing known but its kind', () => {
  expect(stateOf('presence-room')).toEqual({
    name: 'presence-room',
    kind: 'presence',
    status: 'idle',
    since: 0,
    error: null,
    subscriptionCount: null,
    gap: null,
  })
})
