import { afterEach, beforeEach, vi } from 'vitest'
import { type Reaction, type ReactionsOptions, reactions } from '../src/index.ts'
import { createToldKit } from './told-kit.ts'

const CHANNEL = 'presence-talk'

/** A channel on which people react, told by hand, anew for each test of the file that calls this; chance is always one half. */
export function useTalk() {
  let world: ReturnType<typeof createToldKit>
  let news: Reaction[]
  let stops: (() => void)[]
  beforeEach(() => {
    vi.useFakeTimers({ now: 1000 })
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
    world = createToldKit()
    news = []
    stops = []
  })
  afterEach(() => {
    for (const stop of stops) stop()
    world.kit.destroy()
    vi.restoreAllMocks()
    vi.useRealTimers()
  })
  const heard = (data: object, userId?: string) =>
    world.told({ type: 'event', channel: CHANNEL, event: 'client-reaction', data, userId })
  const live = () => {
    world.line('connected')
    world.told({ type: 'members', channel: CHANNEL, me: 'ann', all: [{ id: 'ann', info: {} }] })
    world.told({ type: 'subscribed', channel: CHANNEL })
  }
  const settle = async (ms = 0) => {
    await vi.advanceTimersByTimeAsync(ms)
    world.kit.flush()
  }
  return {
    get world() {
      return world
    },
    /** What a handler heard. */
    get news() {
      return news
    },
    /** What ends with the test. */
    get stops() {
      return stops
    },
    heard,
    live,
    settle,
    /** What was said since the last look. */
    said: () =>
      world
        .asked()
        .filter((one) => one.startsWith('send '))
        .map((one) => JSON.parse(one.slice(one.indexOf('{')))),
    /** Somebody's reactions by now, and what they had said before. */
    says: (by: string, version: number, counts: object, was: object = {}) =>
      heard({ by, version, counts, was }, by),
    /** The reactions of a channel that is live, with a handler. */
    async talk(options: ReactionsOptions = {}) {
      const store = reactions(world.kit, CHANNEL, options)
      stops.push(
        store.subscribe(() => {}),
        store.on((one) => news.push(one)),
      )
      live()
      await settle()
      return store
    },
  }
}
