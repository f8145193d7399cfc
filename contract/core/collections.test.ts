import {
  defineFeed,
  feed,
  type PastEvent,
  type Readable,
  records,
  reduced,
  series,
  staleness,
} from '@channelkit/core'
import { createTestKit, type TestKit } from '@channelkit/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

let world: TestKit
beforeEach(() => {
  world = createTestKit({ onError: () => {} })
})
afterEach(() => {
  world.server.destroy()
  vi.useRealTimers()
})
const watch = async <T>(store: Readable<T>): Promise<Readable<T>> => {
  store.subscribe(() => {})
  await world.server.settled()
  return store
}
const emit = async (event: string, ...payloads: unknown[]) => {
  for (const data of payloads) world.server.emit('market', event, data)
  await world.server.settled()
}
const lose = async (...events: [string, unknown][]) => {
  world.server.cut()
  await world.server.settled()
  for (const [event, data] of events) world.server.emit('market', event, data)
  world.server.restore()
  await world.server.settled()
}

interface Row {
  id: string
  n: number
}

describe('records', () => {
  it('keep rows by id, and the identity of what did not change', async () => {
    const store = records<never, never, Row>(world.kit, 'market' as never, ['row', 'rows'] as never, {
      by: 'id',
      remove: 'gone',
    })
    await watch(store)
    await emit('rows', [
      { id: 'a', n: 1 },
      { id: 'b', n: 1 },
    ])
    const before = store.getSnapshot()
    const b = before.get('b')
    await emit('row', { id: 'a', n: 2 }, { id: 'b', n: 1 })
    const after = store.getSnapshot()
    expect(after.get('a')).toEqual({ id: 'a', n: 2 })
    expect(after.get('b')).toBe(b)
    expect(after.ids).toBe(before.ids)
    expect(before.get('a')).toEqual({ id: 'a', n: 1 })
    await emit('gone', 'a', { id: 'b' })
    expect(store.getSnapshot()).toMatchObject({ ids: [], size: 0 })
  })

  it('tell a row’s own listener only of that row', async () => {
    const store = records<never, never, Row>(world.kit, 'market' as never, 'row' as never, { by: 'id' })
    await watch(store)
    await emit('row', ...Array.from({ length: 1000 }, (_, n) => ({ id: `row-${n}`, n })))
    const told: string[] = []
    for (let n = 0; n < 1000; n++) store.record(`row-${n}`).subscribe(() => told.push(`row-${n}`))
    await emit('row', { id: 'row-7', n: 0 })
    expect(told).toEqual(['row-7'])
  })

  it('fetch the rows at first and after a gap; what came meanwhile is applied after', async () => {
    const asked: (number | null)[] = []
    const answers: ((rows: Row[]) => void)[] = []
    const store = records<never, never, Row>(world.kit, 'market' as never, 'row' as never, {
      by: 'id',
      backfill: (from) => {
        asked.push(from)
        return new Promise((resolve) => answers.push(resolve))
      },
    })
    await watch(store)
    await emit('row', { id: 'a', n: 2 })
    expect(store.getSnapshot().size).toBe(0)
    answers[0]!([
      { id: 'a', n: 1 },
      { id: 'b', n: 1 },
    ])
    await world.server.settled()
    expect(store.getSnapshot().ids).toEqual(['a', 'b'])
    expect(store.getSnapshot().get('a')).toEqual({ id: 'a', n: 2 })
    await lose()
    answers[1]!([{ id: 'a', n: 3 }])
    await world.server.settled()
    expect(store.getSnapshot()).toMatchObject({ ids: ['a'], gap: null })
    expect(asked).toEqual([null, expect.any(Number)])
  })

  it('leave out rows without an id, and say so once', async () => {
    const onError = vi.fn()
    world.server.destroy()
    world = createTestKit({ onError })
    const store = records<never, never, Row>(world.kit, 'market' as never, 'row' as never, { by: 'id' })
    await watch(store)
    await emit('row', { n: 1 }, null, { id: 'a', n: 1 })
    expect(store.getSnapshot().ids).toEqual(['a'])
    expect(onError).toHaveBeenCalledTimes(1)
    expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'invalid-payload' }))
  })
})

describe('a feed', () => {
  it('marks where something is missing', async () => {
    const store = feed(world.kit, 'market', 'n')
    await watch(store)
    await emit('n', 1)
    await lose(['n', 2])
    await emit('n', 3, 4)
    const entries = store.getSnapshot()
    expect(entries.map(({ data }) => data)).toEqual([1, 3, 4])
    expect(entries.map(({ gap }) => Boolean(gap))).toEqual([false, true, false])
  })

  it('fills gaps in order, nothing twice, and stays open when that fails', async () => {
    const history: PastEvent<{ id: number }>[] = []
    let fails = false
    const messages = defineFeed<never, never, { id: number }>({
      channel: 'market' as never,
      events: 'n' as never,
      by: 'id',
      backfill: async () => {
        if (fails) throw new Error('down')
        return history
      },
    })
    history.push({ data: { id: 1 } })
    const store = feed(world.kit, messages.channel as never, 'n' as never, messages)
    await watch(store)
    await emit('n', { id: 2 })
    history.push({ data: { id: 2 } }, { data: { id: 3 } })
    await lose(['n', { id: 3 }])
    await emit('n', { id: 4 })
    const ids = () => store.getSnapshot().map(({ data }) => (data as { id: number }).id)
    expect(ids()).toEqual([1, 2, 3, 4])
    fails = true
    await lose(['n', { id: 5 }])
    await emit('n', { id: 6 })
    expect(ids()).toEqual([1, 2, 3, 4, 6])
    expect(store.getSnapshot().at(-1)!.gap).toBeDefined()
  })
})

describe('a series', () => {
  it('has another revision after it began anew, so that no one takes its points for a sequel', async () => {
    const store = series(world.kit, 'market', 'n', { y: 'value' })
    const stop = store.subscribe(() => {})
    await world.server.settled()
    await emit('n', { value: 1 }, { value: 2 })
    const before = store.getSnapshot()
    store.end()
    stop()
    await watch(store)
    await emit('n', { value: 3 }, { value: 4 })
    const after = store.getSnapshot()
    expect([after.appended, [...after.y.value!]]).toEqual([2, [3, 4]])
    expect(after.revision).not.toBe(before.revision)
  })

  it('fills its holes with what a backfill brings, once each', async () => {
    const points = [
      { at: 1, value: 1 },
      { at: 2, value: 2 },
    ]
    const store = series(world.kit, 'market', 'n', { x: 'at', y: 'value', backfill: async () => points })
    await watch(store)
    expect([...store.getSnapshot().x]).toEqual([1, 2])
    await emit('n', { at: 3, value: 3 })
    points.push({ at: 3, value: 3 }, { at: 4, value: 4 })
    await lose(['n', { at: 4, value: 4 }])
    await emit('n', { at: 5, value: 5 })
    expect([...store.getSnapshot().x]).toEqual([1, 2, 3, 4, 5])
    expect(store.getSnapshot().gaps).toEqual([])
  })
})

describe('a reduced store', () => {
  it('shows what the reducer makes, and is shared by all who use the same reducer', async () => {
    const add = (sum: number, n: unknown) => sum + (n as number)
    const store = reduced(world.kit, 'market', ['n', 'm'], add, 0)
    expect(reduced(world.kit, 'market', ['n', 'm'], add, 0)).toBe(store)
    await watch(store)
    await emit('n', 1, 2)
    await emit('m', 3)
    expect(store.getSnapshot()).toBe(6)
  })
})

describe('staleness', () => {
  it('tells that a live channel has been silent for too long', async () => {
    vi.useFakeTimers()
    const store = await watch(staleness(world.kit, 'market', 'n', { maxAge: 5000 }))
    expect(store.getSnapshot()).toMatchObject({ stale: false, status: 'live' })
    await vi.advanceTimersByTimeAsync(5000)
    expect(store.getSnapshot()).toMatchObject({ stale: true, lastAt: null })
    await emit('n', 1)
    expect(store.getSnapshot().stale).toBe(false)
    world.server.cut()
    await world.server.settled()
    expect(store.getSnapshot()).toMatchObject({ stale: true, status: 'stale' })
  })
})
