import { expect, it } from 'vitest'
import type { ChannelStatus } from '../channel-status.ts'
import { ChannelKitError } from '../errors.ts'
import { stateOf } from './state.ts'

const channel = (status: ChannelStatus, error: ChannelKitError | null = null) => ({ status, error })
const gate = (open: { from: number; to: number } | null, error: ChannelKitError | null = null) => ({
  open,
  error,
})
const first = new ChannelKitError('invalid-options', 'first')
const second = new ChannelKitError('invalid-options', 'second')

it.each<[ChannelStatus[], ChannelStatus]>([
  [[], 'idle'],
  [['live'], 'live'],
  [['live', 'idle'], 'idle'],
  [['idle', 'subscribing'], 'subscribing'],
  [['subscribing', 'stale'], 'stale'],
  [['stale', 'failed', 'live'], 'failed'],
])('the status of %j is the worst: %s', (all, worst) => {
  expect(
    stateOf(
      all.map((one) => channel(one)),
      [],
    ).status,
  ).toBe(worst)
})

it('has one gap that holds all that are open, and the very same where there is only one', () => {
  const one = { from: 20, to: 30 }
  expect(stateOf([], [gate(null)]).gap).toBeNull()
  expect(stateOf([], [gate(null), gate(one)]).gap).toBe(one)
  expect(stateOf([], [gate(one), gate({ from: 10, to: 25 })]).gap).toEqual({ from: 10, to: 30 })
})

it('has the error of a channel before that of what could not be fetched', () => {
  expect(stateOf([channel('live')], [gate(null)]).error).toBeNull()
  expect(stateOf([channel('live')], [gate(null), gate(null, second)]).error).toBe(second)
  expect(stateOf([channel('live'), channel('failed', first)], [gate(null, second)]).error).toBe(first)
})
