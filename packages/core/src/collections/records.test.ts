import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHandKit } from '../../test/hand-kit.ts'
import { records } from '../index.ts'
import type { RecordsAnswer, RecordsDefinitionOptions } from './records.ts'

interface Row {
  id: string | number
  n?: number
  at?: number
  more?: string
}
let world: ReturnType<typeof createHandKit>
beforeEach(() => {
  vi.useFakeTimers({ now: 5000 })
  world = createHandKit(true)
})
afterEach(() => {
  world.kit.destroy()
  vi.useRealTimers()
})
const open = (options: Partial<RecordsDefinitionOptions<Row>> = {}, channels: unknown = 'presence-a') => {
  const all = { by: 'id', remove: 'gone', ...options }
  const store = records<never, never, Row>(world.kit, channels as never, 'row' as never, all as never)
  store.subscribe(() => {})
  return store
}
const rows = (store: ReturnType<typeof open>) => {
  world.kit.flush()
  const { ids, get } = store.getSnapshot()
  return ids.map((id) => get(id))
}
const change = (...all: unknown[]) => {
  for (const one of all) world.emit('row', one)
}

describe('records', () => {
  it('are rows by their id, in the order in which they came, alone or many in one event', () => {
    const store = open()
    change(
      { id: 'b', n: 1 },
      [
        { id: 7, n: 2 },
        { id: 'c', n: 3 },
      ],
      { id: 'b', n: 4 },
    )
    expect(rows(store)).toEqual([
      { id: 'b', n: 4 },
      { id: 7, n: 2 },
      { id: 'c', n: 3 },
    ])
    expect(store.getSnapshot()).toMatchObject({ ids: ['b', '7', 'c'], size: 3, status: 'live' })
    expect(store.getSnapshot().writeOf('b')).toBeUndefined()
  })

  it('go by their row or by their id, and may come back last', () => {
    const store = open()
    change({ id: 'a' }, { id: 'b' }, { id: 3 })
    world.emit('gone', { id: 'a' })
    world.emit('gone', [3, 'nobody'])
    expect(rows(store)).toEqual([{ id: 'b' }])
    change({ id: 'a', n: 9 })
    expect(rows(store)).toEqual([{ id: 'b' }, { id: 'a', n: 9 }])
    expect(store.getSnapshot().get('3')).toBeUndefined()
  })

  it('are replaced, or merged where that was asked for', () => {
    const [plain, merged] = [open(), open({ merge: true })]
    change({ id: 'a', n: 1, more: 'x' }, { id: 'a', n: 2 })
    expect([rows(plain), rows(merged)]).toEqual([[{ id: 'a', n: 2 }], [{ id: 'a', n: 2, more: 'x' }]])
  })

  it('stay where what comes is no newer', () => {
    const store = open({ version: 'at' })
    change({ id: 'a', n: 1, at: 5 }, { id: 'a', n: 2, at: 4 }, { id: 'a', n: 3, at: 5 })
    expect(rows(store)).toEqual([{ id: 'a', n: 1, at: 5 }])
    change({ id: 'a', n: 4, at: 6 })
    expect(rows(store)).toEqual([{ id: 'a', n: 4, at: 6 }])
  })

  it('keep what they are where nothing changed, and tell only those who follow a row that did', () => {
    const store = open()
    const told: string[] = []
    for (const id of ['a', 'b']) store.record(id).subscribe(() => told.push(id))
    change({ id: 'a', n: 1 }, { id: 'b', n: 1 })
    const before = rows(store)
    const { ids } = store.getSnapshot()
    told.length = 0
    change({ id: 'a', n: 1 }, { id: 'b', n: 2 })
    expect([rows(store)[0] === before[0], store.getSnapshot().ids === ids, told]).toEqual([true, true, ['b']])
    expect(store.record('b').getSnapshot()).toEqual({ id: 'b', n: 2 })
  })

  it('without an id are left out, and told of once, with what was found there', () => {
    const store = open()
    change({ n: 1 }, { id: null }, null)
    world.kit.flush()
    expect(world.errors.map(({ code, message }) => [code, message.split('. ')[0]])).toEqual([
      ['invalid-payload', expect.stringContaining('presence-a: a row without id is left out')],
    ])
    change({ id: 'a' })
    expect([rows(store), world.errors.length]).toEqual([[{ id: 'a' }], 1])
    const other = open({ by: ({ n }) => n as never })
    change({ id: 'x', n: { odd: true } as never })
    world.kit.flush()
    expect(world.errors[1]?.message).toContain('a row without an id, which is an object here is left out')
    expect(rows(other)).toEqual([])
  })

  it('need the name of their id', () => {
    for (const options of [undefined, {}, { by: '' }])
      expect(() => records(world.kit, 'presence-a', 'row', options as never)).toThrow(
        expect.objectContaining({
          code: 'invalid-options',
          message: expect.stringContaining('records: by must name the field of the id.'),
        }),
      )
  })

  it('are one store for the same question, whatever they begin with', () => {
    const first = open()
    expect([open({ initial: [] }) === first, open({ merge: true }) === first]).toEqual([true, false])
    expect(open({}, 'presence-b') === first).toBe(false)
  })
})

describe('what is fetched of records', () => {
  const answering = (...answers: RecordsAnswer<Row>[]) => {
    let at = 0
    return open({ initial: [{ id: 'old' }, { id: 'stays' }], backfill: async () => answers[at++]! })
  }
  const settled = () => vi.advanceTimersByTimeAsync(0)

  it('is all of them: what is not among them is gone', async () => {
    const store = answering([{ id: 'stays', n: 1 }, { id: 'new' }])
    expect(rows(store)).toEqual([{ id: 'old' }, { id: 'stays' }])
    await settled()
    expect(rows(store)).toEqual([{ id: 'stays', n: 1 }, { id: 'new' }])
  })

  it('or what changed since: the others stay', async () => {
    const store = answering({ changed: [{ id: 'new' }], removed: ['old'] }, { changed: [] })
    await settled()
    expect(rows(store)).toEqual([{ id: 'stays' }, { id: 'new' }])
    world.lose(6000, 7000)
    await settled()
    expect(rows(store)).toEqual([{ id: 'stays' }, { id: 'new' }])
  })

  it('speaks for its own channel alone', async () => {
    const store = open(
      { backfill: async (_, { channel }) => (channel === 'presence-a' ? [{ id: 'a' }] : [{ id: 'b' }]) },
      ['presence-a', 'presence-b'],
    )
    await settled()
    expect(rows(store)).toEqual([{ id: 'a' }, { id: 'b' }])
  })
})
