import { type ChannelKit, createChannelKit } from '@channelkit/core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { testStore } from '../../shared/test-store.ts'
import { isTrouble, trouble } from './trouble.ts'

const snapshot = (status: string, since: number, online = true) =>
  ({ status, since, online, error: null }) as never
let kit: ChannelKit
let connection: ReturnType<typeof testStore<never>>

beforeEach(() => {
  vi.useFakeTimers({ now: 10_000 })
  connection = testStore<never>(snapshot('connected', 0))
  kit = { ...createChannelKit({ key: 'app', cluster: 'eu' }), connection } as never
})
afterEach(() => vi.useRealTimers())

function follow(delay = 2000) {
  const store = trouble(kit, delay)
  const phases: string[] = []
  const stop = store.subscribe(() => phases.push(store.getSnapshot()))
  return { store, phases, stop }
}

test('a short loss is not worth a word', () => {
  const { phases, stop } = follow()
  connection.set(snapshot('reconnecting', 10_000))
  vi.advanceTimersByTime(1900)
  connection.set(snapshot('connected', 11_900))
  vi.advanceTimersByTime(10_000)
  expect(phases).toEqual(['brief', 'none'])
  stop()
  expect([connection.users, vi.getTimerCount()]).toEqual([0, 0])
})

test('what lasts is said, and that it is over, for a while', () => {
  const { phases, stop } = follow()
  connection.set(snapshot('unavailable', 10_000))
  vi.advanceTimersByTime(2000)
  connection.set(snapshot('connecting', 12_000))
  expect(phases).toEqual(['brief', 'lasting'])
  connection.set(snapshot('connected', 13_000))
  vi.advanceTimersByTime(3000)
  expect(phases).toEqual(['brief', 'lasting', 'restored', 'none'])
  stop()
})

test('a first connection that took long is not back: there was none before', () => {
  connection.set(snapshot('connecting', 10_000))
  const { phases, stop } = follow()
  vi.advanceTimersByTime(2000)
  connection.set(snapshot('connected', 12_500))
  expect(phases).toEqual(['lasting', 'none'])
  stop()
})

test('trouble that was there before one looked counts from when it began', () => {
  connection.set(snapshot('unavailable', 9000))
  const { store, stop } = follow()
  expect(store.getSnapshot()).toBe('brief')
  vi.advanceTimersByTime(1000)
  expect(store.getSnapshot()).toBe('lasting')
  stop()
})

test('what does not come by waiting is said at once', () => {
  connection.set(snapshot('failed', 10_000))
  const { store, stop } = follow()
  expect(store.getSnapshot()).toBe('lasting')
  stop()
})

test('who never connected is in no trouble, nor who is offline while nothing is wanted', () => {
  const states = ['idle', 'connected', 'connecting', 'reconnecting', 'unavailable', 'failed']
  expect(states.filter((status) => isTrouble(snapshot(status, 0)))).toEqual(states.slice(2))
  expect(isTrouble(snapshot('idle', 0, false))).toBe(false)
})
