import { beforeEach, expect, it, vi } from 'vitest'
import type { ChannelStatus } from '../channel-status.ts'
import { together } from './together.ts'

const back = vi.fn()
const changed = vi.fn()
const apply = () => {}
let observers: ReturnType<typeof together>
beforeEach(() => {
  back.mockClear()
  changed.mockClear()
  observers = together(['a', 'b'], { events: ['e'], apply, back, changed })
})
const status = (channel: string, status: ChannelStatus, error: unknown = null) =>
  observers[channel]!.changed?.({ status, error } as never)
const live = (channel: string, gap: object | null = null) => {
  observers[channel]!.live?.(gap as never)
  status(channel, 'live')
}

it('observes each channel with the same events', () => {
  expect(Object.keys(observers)).toEqual(['a', 'b'])
  expect(observers.b).toMatchObject({ events: ['e'], apply })
})

it('is back once when all are live, and says which had been live before', () => {
  live('a')
  expect(back).not.toHaveBeenCalled()
  live('b')
  expect(back.mock.calls).toEqual([[[]]])
  status('a', 'stale')
  status('b', 'stale')
  live('b', { from: 1, to: 2 })
  expect(back).toHaveBeenCalledTimes(1)
  live('a', { from: 1, to: 2 })
  expect(back.mock.calls[1]).toEqual([['b', 'a']])
  status('a', 'live')
  expect(back).toHaveBeenCalledTimes(2)
})

it('waits for no channel that failed', () => {
  live('a')
  status('b', 'failed')
  expect(back.mock.calls).toEqual([[[]]])
})

it('is not back before one became live, whoever failed', () => {
  status('a', 'failed')
  status('b', 'failed')
  expect(back).not.toHaveBeenCalled()
})

it('says how all of them are, as the worst is', () => {
  const error = new Error('no')
  live('a')
  status('b', 'failed', error)
  expect(changed.mock.calls).toEqual([
    ['idle', null],
    ['failed', error],
  ])
})
