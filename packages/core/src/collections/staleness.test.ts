import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createHandKit } from '../../test/hand-kit.ts'
import { staleness } from '../index.ts'

let world: ReturnType<typeof createHandKit>
beforeEach(() => {
  vi.useFakeTimers()
  world = createHandKit(true)
})
afterEach(() => {
  world.kit.destroy()
  vi.useRealTimers()
})
const open = (maxAge = 1000, channel: string | null = 'presence-a') => {
  const store = staleness(world.kit, channel as never, 'tick' as never, { maxAge })
  const leave = store.subscribe(() => {})
  const shown = () => {
    world.kit.flush()
    return store.getSnapshot()
  }
  return { store, leave, shown }
}
const fresh = { stale: false, lastAt: null, status: 'live', error: null }

it('is stale when nothing came for so long, from when the channel was live or the last event', () => {
  const { store, shown } = open()
  expect(store.getInitialSnapshot()).toEqual({ ...fresh, status: 'idle' })
  expect(shown()).toEqual(fresh)
  vi.advanceTimersByTime(999)
  expect(shown().stale).toBe(false)
  world.emit('tick', 1)
  world.emit('other', 1)
  vi.advanceTimersByTime(999)
  expect(shown()).toEqual({ ...fresh, lastAt: 1 })
  vi.advanceTimersByTime(1)
  expect(shown()).toEqual({ ...fresh, lastAt: 1, stale: true })
  world.emit('tick', 2)
  expect(shown().stale).toBe(false)
})

it('is stale at once where the channel is lost, and fresh when it is back', () => {
  const { shown } = open()
  world.tell({ type: 'connection', at: 5, state: 'lost' })
  expect(shown()).toMatchObject({ stale: true, status: 'stale' })
  world.emit('tick', 1)
  expect(shown()).toMatchObject({ stale: true, lastAt: 1 })
  world.lose(6, 7)
  expect(shown()).toMatchObject({ stale: false, status: 'live' })
})

it('says why there is no channel', () => {
  const { shown } = open()
  const refused = { code: 'auth-denied', message: 'No.', remedy: '', retryable: false } as never
  world.tell({ type: 'refused', at: 1, channel: 'presence-a', error: refused })
  expect(shown()).toMatchObject({ status: 'failed', stale: true, error: { code: 'auth-denied' } })
  world.lose(6, 7)
  expect(shown()).toMatchObject({ status: 'live', error: null })
})

it('is off without a channel, and leaves no timer behind', () => {
  const off = open(1000, null)
  expect(off.shown()).toEqual({ ...fresh, status: 'idle' })
  const { leave } = open()
  expect(vi.getTimerCount()).toBe(1)
  leave()
  vi.advanceTimersByTime(900)
  world.kit.destroy()
  expect(vi.getTimerCount()).toBe(0)
})

it('is one for the same question, and refuses what is no age', () => {
  const { store } = open()
  expect([open().store === store, open(999).store === store]).toEqual([true, false])
  for (const maxAge of [0, -1, Number.NaN])
    expect(() => open(maxAge)).toThrow(
      expect.objectContaining({
        code: 'invalid-options',
        message: expect.stringContaining(`staleness: maxAge must be above 0 ms, not ${maxAge}.`),
      }),
    )
})
