import { QueryClient, QueryObserver } from '@tanstack/query-core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createToldKit } from '../../test/told-kit.ts'
import { type PatchQueriesOptions, patchQueries } from './patch-queries.ts'
import { replace } from './rules.ts'

interface Score {
  goals: number
  version?: number
}

const KEY = ['score']
let world: ReturnType<typeof createToldKit>
let client: QueryClient
let fetches: { answer(score: Score): void; refuse(error: unknown): void }[]
let stops: (() => void)[]
beforeEach(() => {
  vi.useFakeTimers({ now: 1000 })
  world = createToldKit()
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  fetches = []
  stops = []
})
afterEach(() => {
  for (const stop of stops) stop()
  world.kit.destroy()
  client.clear()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})
const settle = () => vi.advanceTimersByTimeAsync(0)
const goal = ({ goals, ...rest }: Score, more: number) => ({ ...rest, goals: goals + more })
const patching = (more: object = {}) => {
  const options = { channel: 'match', queryKey: KEY, on: { goal }, ...more }
  const stop = patchQueries(world.kit, client, options as unknown as PatchQueriesOptions<never, Score>)
  stops.push(stop)
  return stop
}
/** A query that somebody looks at, and is fetched by the hand of the test. */
const look = (more: object = {}) => {
  const queryFn = () =>
    new Promise<Score>((answer, refuse) => {
      fetches.push({ answer, refuse })
    })
  const observer = new QueryObserver<Score>(client, { queryKey: KEY, queryFn, ...more })
  stops.push(observer.subscribe(() => {}))
  return observer
}
const live = async (at = 1) => {
  world.line('connected', at)
  world.told({ type: 'subscribed', channel: 'match', at })
  await settle()
}
const says = (event: string, data?: unknown, at = 5) =>
  world.told({ type: 'event', channel: 'match', event, data, at })
const answers = async (goals: number, more: object = {}) => {
  fetches.at(-1)!.answer({ goals, ...more })
  await settle()
}
const shown = () => client.getQueryData<Score>(KEY)

describe('patched queries', () => {
  it('are changed by events, at the time of the event, and left alone by others and after the end', async () => {
    client.setQueryData(KEY, { goals: 1 })
    client.setQueryData(['score', 'other'], { goals: 10 })
    const stop = patching()
    await live()
    says('goal', 1, 4321)
    says('foul', 1)
    expect([shown(), client.getQueryData(['score', 'other'])]).toEqual([{ goals: 2 }, { goals: 11 }])
    expect(client.getQueryState(KEY)?.dataUpdatedAt).toBe(4321)
    stop()
    stop()
    says('goal', 1)
    expect(shown()).toEqual({ goals: 2 })
    vi.advanceTimersByTime(100)
    expect(world.asked().slice(-2)).toEqual(['unbind "match" "goal"', 'unsubscribe "match"'])
  })

  it('are only those of exactly the key, where it is asked for', async () => {
    client.setQueryData(KEY, { goals: 1 })
    client.setQueryData(['score', 'other'], { goals: 10 })
    patching({ exact: true, on: { goal, over: 'refetch' } })
    await live()
    says('goal', 1)
    says('over')
    expect([shown(), client.getQueryData(['score', 'other'])]).toEqual([{ goals: 2 }, { goals: 10 }])
    const stale = [KEY, ['score', 'other']].map((key) => client.getQueryState(key)?.isInvalidated)
    expect(stale).toEqual([true, false])
  })

  it('are fetched again after the line was lost, not when it comes up first; what was never fetched is not', async () => {
    client.setQueryData(KEY, { goals: 1 })
    look({ queryKey: ['score', 'off'], enabled: false })
    patching()
    await live()
    const stale = () => [KEY, ['score', 'off']].map((key) => client.getQueryState(key)?.isInvalidated)
    expect(stale()).toEqual([false, false])
    world.line('lost', 2)
    await live(3)
    expect(stale()).toEqual([true, false])
  })

  it('take no event that is not newer than they are, by their versions', async () => {
    client.setQueryData(KEY, { goals: 2, version: 7 })
    const on = { state: (_: Score, next: Score) => next, all: replace<Score>() }
    patching({ on, version: 'version' })
    await live()
    says('state', { goals: 0, version: 6 })
    says('state', { goals: 1, version: 7 })
    expect(shown()?.goals).toBe(2)
    says('state', { goals: 3, version: 8 })
    expect(shown()?.goals).toBe(3)
    client.removeQueries({ queryKey: KEY })
    look({ enabled: false })
    says('all', { goals: 9, version: 1 })
    expect(shown()?.goals).toBe(9)
  })

  it('take an event without a payload, and go on after a rule that throws', async () => {
    client.setQueryData(KEY, { goals: 2 })
    const broken = () => {
      throw new Error('broken')
    }
    patching({ on: { over: () => ({ goals: 0 }), broken } })
    await live()
    says('broken', 1)
    says('over')
    expect([shown(), world.errors]).toEqual([{ goals: 0 }, ['handler-failed']])
  })
})

describe('events that come while a query is fetched', () => {
  beforeEach(async () => {
    patching({ on: { goal, state: replace(), over: () => ({ goals: 0 }) } })
    await live()
  })

  it('are applied once to what was fetched, whatever the app itself puts there meanwhile', async () => {
    look()
    says('goal', 1)
    says('goal', 1)
    await answers(5)
    expect(shown()).toEqual({ goals: 7 })
    void client.refetchQueries({ queryKey: KEY })
    says('goal', 1)
    client.setQueryData(KEY, { goals: 50 })
    expect(shown()).toEqual({ goals: 50 })
    await answers(8)
    expect(shown()).toEqual({ goals: 9 })
  })

  it('wait for their own query alone', async () => {
    look()
    look({ queryKey: ['score', 'other'] })
    says('goal', 1)
    await answers(20)
    expect([shown(), client.getQueryData(['score', 'other'])]).toEqual([undefined, { goals: 21 }])
    fetches[0]!.answer({ goals: 1 })
    await settle()
    expect(shown()).toEqual({ goals: 2 })
  })

  it('are applied to what there was when the fetch failed, or was given up', async () => {
    client.setQueryData(KEY, { goals: 1 })
    look()
    says('goal', 1)
    expect(shown()).toEqual({ goals: 1 })
    fetches[0]!.refuse(new Error('no'))
    await settle()
    expect(shown()).toEqual({ goals: 2 })
    void client.refetchQueries({ queryKey: KEY })
    says('goal', 1)
    await client.cancelQueries({ queryKey: KEY })
    expect(shown()).toEqual({ goals: 3 })
  })

  it('show at once where they say all and there is nothing, and else after the fetch', async () => {
    look()
    says('state', { goals: 3 })
    expect(shown()).toEqual({ goals: 3 })
    await answers(2)
    expect(shown()).toEqual({ goals: 3 })
    void client.refetchQueries({ queryKey: KEY })
    says('state', { goals: 4 })
    expect(shown()).toEqual({ goals: 3 })
    await answers(2)
    expect(shown()).toEqual({ goals: 4 })
  })

  it('are forgotten with a query that is removed', async () => {
    const observer = look()
    says('state', { goals: 3 })
    observer.destroy()
    client.removeQueries({ queryKey: KEY })
    look()
    await answers(7)
    expect(shown()).toEqual({ goals: 7 })
  })

  it('are known to a fetch that was begun anew after a gap, and count where that fails', async () => {
    client.setQueryData(KEY, { goals: 1 })
    look()
    const lose = async () => {
      says('goal', 1)
      world.line('lost', 6)
      await live(7)
    }
    await lose()
    expect([shown(), fetches.length]).toEqual([{ goals: 1 }, 2])
    says('goal', 10)
    await answers(5)
    expect(shown()).toEqual({ goals: 15 })
    void client.refetchQueries({ queryKey: KEY })
    await lose()
    fetches.at(-1)!.refuse(new Error('no'))
    await settle()
    expect(shown()).toEqual({ goals: 16 })
  })
})
