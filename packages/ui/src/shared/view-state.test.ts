import { ChannelKitError, type ChannelStatus } from '@channelkit/core'
import { expect, test } from 'vitest'
import { channelOf, viewState } from './view-state.ts'

const stateOf = (status: ChannelStatus, empty: boolean, off?: boolean) =>
  viewState({ status, error: null }, empty, off)

test('a state says whether there is something to see, and why there may be nothing', () => {
  const statuses = ['idle', 'subscribing', 'live', 'stale', 'failed'] as const
  expect(statuses.map((status) => stateOf(status, true))).toEqual([
    'loading',
    'loading',
    'empty',
    'stale',
    'error',
  ])
  // What was there from the first, loaded by a server, is shown while the channel comes.
  expect(statuses.map((status) => stateOf(status, false))).toEqual(['live', 'live', 'live', 'stale', 'error'])
  expect(statuses.map((status) => stateOf(status, false, true))).toEqual(statuses.map(() => 'disabled'))
})

test('what is waited for without knowing for how long is an error', () => {
  const error = new ChannelKitError('auth-timeout', 'The server said nothing.')
  const statuses = ['idle', 'subscribing', 'live', 'stale', 'failed'] as const
  expect(statuses.map((status) => viewState({ status, error }, true))).toEqual([
    'error',
    'error',
    'empty',
    'stale',
    'error',
  ])
})

test('a component that is off uses no channel', () => {
  expect([
    channelOf({ channel: 'room' }),
    channelOf({ channel: 'room', disabled: true }),
    channelOf({ channel: null }),
  ]).toEqual(['room', null, null])
})
