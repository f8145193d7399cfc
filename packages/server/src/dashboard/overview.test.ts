import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { APP } from '../../test/support/hub.ts'
import { type AppState, createHub, type Hub } from '../hub/index.ts'
import { channelOf, type Line } from './line.ts'
import { createOverview } from './overview.ts'
import { type Bucket, FIELDS } from './rings.ts'

const bucket = (at: number, sent: number): Bucket => ({
  at,
  ms: 1000,
  counts: {
    ...(Object.fromEntries(FIELDS.map((field) => [field, 0])) as Bucket['counts']),
    sent,
    connections: 1,
  },
})

let told: unknown[][]
let watched: boolean
const line = () =>
  ({ isWatched: () => watched, tell: (...all: unknown[]) => void told.push(all) }) as unknown as Line
/** A hub that is joined to others, which answer what they are asked. */
function joined(stats: (range: string, at?: number) => Promise<unknown[]>): Hub {
  const hub = createHub({ apps: [APP] })
  const state = { ...hub.app(APP.id), app: APP, link: { stats } } as unknown as AppState
  return { ...hub, apps: [state] }
}
beforeEach(() => {
  vi.useFakeTimers()
  told = []
  watched = true
})
afterEach(() => void vi.useRealTimers())

describe('a bucket that is over', () => {
  it('is told at once where there is one process', async () => {
    createOverview(createHub({ apps: [APP] }), line()).closed(APP.id, 'minute', bucket(5000, 7))
    await vi.advanceTimersByTimeAsync(0)
    expect(told).toMatchObject([[channelOf(APP.id), 'minute', { at: 5000, sent: 7, connections: 1 }]])
  })

  it('is told with those of all processes, once they had time to end theirs', async () => {
    const stats = vi.fn(async () => [[bucket(5000, 10)], [bucket(5000, 100)]])
    createOverview(joined(stats), line()).closed(APP.id, 'hour', bucket(5000, 7))
    await vi.advanceTimersByTimeAsync(100)
    expect(stats).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1000)
    expect(stats).toHaveBeenCalledWith('hour', 5000)
    expect(told).toMatchObject([[channelOf(APP.id), 'hour', { at: 5000, sent: 117, connections: 3 }]])
  })

  it('is told to nobody, and no process is asked, while nobody looks', async () => {
    watched = false
    const stats = vi.fn(async () => [])
    createOverview(joined(stats), line()).closed(APP.id, 'minute', bucket(5000, 7))
    await vi.advanceTimersByTimeAsync(5000)
    expect(stats).not.toHaveBeenCalled()
    expect(told).toEqual([])
  })
})
