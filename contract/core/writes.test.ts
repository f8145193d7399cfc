import { feed, latest, reduced } from '@channelkit/core'
import { describe, expect, it, vi } from 'vitest'
import { shownBy, texts, useWrites } from './writes-world.ts'

const world = useWrites()
const { emit, post, put, rowsOf, settled } = world

describe('a write', () => {
  it('shows at once everywhere, and is confirmed by its event', async () => {
    const rows = rowsOf()
    const entries = feed(world.kit, 'room', 'new', { by: 'id' as never })
    const newest = latest(world.kit, 'room', 'new')
    const count = reduced(world.kit, 'room', 'new', (n: number) => n + 1, 0)
    for (const store of [entries, newest, count]) store.subscribe(() => {})
    await settled()
    const { send } = post()
    void put('new', { id: 'a', text: 'A' }, send)
    await settled()
    const shown = () => [
      texts(rows),
      entries.getSnapshot().map(({ id }) => id),
      newest.getSnapshot(),
      count.getSnapshot(),
    ]
    expect(shown()).toEqual([['A'], [1], { id: 'a', text: 'A' }, 1])
    expect(rows.getSnapshot().writeOf('a')).toMatchObject({ status: 'pending', error: null })
    expect(entries.getSnapshot()[0]?.write?.status).toBe('pending')
    expect(newest.details.getSnapshot().writes).toHaveLength(1)
    const before = shown()
    await emit('new', { id: 'a', text: 'A', at: 7 })
    expect(rows.getSnapshot().writeOf('a')).toBeUndefined()
    expect(rows.getSnapshot().get('a')).toEqual({ id: 'a', text: 'A', at: 7 })
    expect(entries.getSnapshot()[0]).not.toHaveProperty('write')
    expect(shown()).toEqual([before[0], before[1], { id: 'a', text: 'A', at: 7 }, 1])
  })

  it('is confirmed by the answer, and its event changes nothing after', async () => {
    const rows = rowsOf()
    await settled()
    const { send, answer } = post()
    const result = put('new', { id: 'a', text: 'A' }, send)
    await answer({ id: 'a', text: 'A!' })
    expect(await result).toEqual({ status: 'stored', error: null })
    expect([texts(rows), rows.getSnapshot().writes]).toEqual([['A!'], []])
    await emit('new', { id: 'a', text: 'A!' })
    expect(texts(rows)).toEqual(['A!'])
  })

  it('stays over what others do until its own event has come', async () => {
    const newest = latest<never, never, { price: number }>(world.kit, 'room' as never, 'price' as never)
    const shown = shownBy(newest, () => newest.getSnapshot()?.price)
    await settled()
    await emit('price', { price: 150 })
    const { send, answer } = post()
    void put('price', { price: 160 }, send)
    await settled()
    await emit('price', { price: 155 })
    await answer({ price: 160 })
    await emit('price', { price: 158 })
    await emit('price', { price: 160 })
    await emit('price', { price: 170 })
    expect(shown).toEqual([undefined, 150, 160, 170])
  })

  it('with an id of the page is found where the server makes the row’s own', async () => {
    const rows = rowsOf()
    const sizes = shownBy(rows, () => texts(rows))
    await settled()
    const { send, answer } = post()
    void put('new', { id: 'tmp', text: ' A ', clientId: 'c1' }, send, { clientId: 'clientId' })
    await settled()
    await emit('changed', { id: 'other', text: 'B' })
    await emit('new', { id: '7', text: 'A', clientId: 'c1' })
    await answer({ id: '7', text: 'A' })
    expect(sizes).toEqual([[], [' A '], ['B', ' A '], ['B', 'A']])
    expect(rows.getSnapshot().ids).toEqual(['other', '7'])
  })

  it('needs no event where the sender is left out, and tells the server who that is', async () => {
    const rows = rowsOf()
    await settled()
    const { send, answer, calls } = post()
    void put('new', { text: 'A' }, send, { echo: false })
    await settled()
    expect(calls).toEqual([world.kit.socketId])
    expect(world.kit.socketId).toMatch(/^\d+\.\d+$/)
    expect(texts(rows)).toEqual(['A'])
    await answer({ id: '7', text: 'A' })
    expect(rows.getSnapshot().ids).toEqual(['7'])
    await emit('changed', { id: '7', text: 'B' })
    expect(texts(rows)).toEqual(['B'])
  })

  it('counts after a while though its event never comes', async () => {
    const rows = rowsOf()
    await settled()
    const { send, answer } = post()
    void put('new', { id: 'a', text: 'A' }, send)
    await answer()
    await vi.advanceTimersByTimeAsync(11_000)
    await emit('changed', { id: 'a', text: 'B' })
    expect(texts(rows)).toEqual(['B'])
  })

  it('lost its event with the line, and stays without a fetch', async () => {
    const rows = rowsOf()
    await settled()
    const { send, answer } = post()
    void put('new', { id: 'a', text: 'A' }, send)
    await settled()
    world.cut()
    await settled()
    world.restore()
    await vi.advanceTimersByTimeAsync(3000)
    await settled()
    await answer()
    expect(texts(rows)).toEqual(['A'])
    await emit('changed', { id: 'a', text: 'B' })
    expect(texts(rows)).toEqual(['B'])
  })

  it('keeps the identity of rows that show the same', async () => {
    const rows = rowsOf({ initial: [{ id: 'a', text: 'A' }] })
    await settled()
    const a = rows.getSnapshot().get('a')
    const told: string[] = []
    rows.record('a').subscribe(() => told.push('a'))
    rows.record('b').subscribe(() => told.push('b'))
    void put('new', { id: 'b', text: 'B' }, post().send)
    await settled()
    const b = rows.getSnapshot().get('b')
    await emit('new', { id: 'b', text: 'B' })
    expect([rows.getSnapshot().get('a') === a, rows.getSnapshot().get('b') === b, told]).toEqual([
      true,
      true,
      ['b'],
    ])
  })
})

it('the id of the connection is that of now', async () => {
  expect(world.kit.socketId).toBeNull()
  rowsOf()
  await settled()
  const first = world.kit.socketId
  expect(first).toBe(world.kit.connection.getSnapshot().socketId)
  world.cut()
  await settled()
  expect(world.kit.socketId).toBeNull()
  world.restore()
  await vi.advanceTimersByTimeAsync(3000)
  expect(world.kit.socketId).not.toBe(first)
})
