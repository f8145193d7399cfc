import { afterEach, beforeEach, expect, vi } from 'vitest'
import { type ReplayOptions, replay } from '../src/recording/replay.ts'
import type { Recorded } from '../src/recording/track.ts'
import type { SourceHappening } from '../src/source/source.ts'

/** When it is played, and when it was recorded. */
export const NOW = 50_000
export const START = 1000

type Line = { readonly type: string; readonly [field: string]: unknown }

const words = (told: SourceHappening) => {
  const { type, channel, event, state, data } = told as Line
  return [type, channel, event ?? state, data].filter((word) => word !== undefined).join(' ')
}

/** Recordings that are played while the test turns the clock, anew for each test of the file that calls this. */
export function useTape() {
  let ends: (() => void)[] = []
  beforeEach(() => {
    vi.useFakeTimers({ now: NOW })
    ends = []
  })
  afterEach(() => {
    for (const end of ends) end()
    expect(vi.getTimerCount()).toBe(0)
    vi.useRealTimers()
  })
  /** Plays happenings of which each comes 10 ms after the one before, the first at once. */
  return function play(lines: Line[], options: ReplayOptions = {}, duration = lines.length * 10) {
    const happenings = lines.map((line, i) => ({ at: START + i * 10, ...line })) as unknown as Recorded[]
    const source = replay({ version: 1, at: START, duration, happenings }, options)
    const told: SourceHappening[] = []
    source.start((one) => told.push(one))
    ends.push(source.destroy)
    /** What was told since the last look, in words. */
    const news = () => told.splice(0).map(words)
    return { source, told, news }
  }
}

export const go = (ms: number) => vi.advanceTimersByTimeAsync(ms)

export const up = { type: 'connection', state: 'connected' }
export const opening = { type: 'connection', state: 'connecting' }
export const people = { type: 'members', channel: 'a', me: 'x', all: [{ id: 'x', info: {} }] }
export const live = (channel: string) => ({ type: 'subscribed', channel })
export const says = (event: string, data: number, type = 'event') => ({ type, channel: 'a', event, data })
