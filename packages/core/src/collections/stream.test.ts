import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createHandKit } from '../../test/hand-kit.ts'
import { stream } from '../index.ts'
import { type StreamDefinitionOptions, type StreamOptions, streamOwner } from './stream.ts'

let world: ReturnType<typeof createHandKit>
beforeEach(() => {
  vi.useFakeTimers()
  world = createHandKit()
})
afterEach(() => {
  world.kit.destroy()
  vi.useRealTimers()
})

const CHANNEL = 'presence-a'
const open = (options?: StreamOptions & StreamDefinitionOptions, channel: string | null = CHANNEL) =>
  stream(world.kit, channel as never, 'piece' as never, options as never)
const shown = (store: ReturnType<typeof open>) => {
  const { id, text, state } = store.getSnapshot()
  return [id, text, state]
}

it('is the newest answer where nothing was asked for', () => {
  const store = open()
  const leave = store.subscribe(() => {})
  world.emit('piece', { id: 7, seq: 0, text: 'seven' })
  world.emit('other', { id: 8, seq: 0, text: 'eight' })
  world.kit.flush()
  expect(shown(store)).toEqual(['7', 'seven', 'streaming'])
  leave()
})

it('is one store for the same answer, whether it is named by a number or a text', () => {
  const first = open({ id: 7 })
  expect([open({ id: '7' }) === first, open({ id: 8 }) === first, open() === first]).toEqual([
    true,
    false,
    false,
  ])
  expect(open({ id: 7, rewind: false }) === first).toBe(false)
  expect(shown(first)).toEqual(['7', '', 'waiting'])
})

it('asks for what is stored, of the answer that was named', async () => {
  const catchUp = vi.fn(async () => ({ seq: 1, text: 'ab' }))
  const store = open({ id: 'x', catchUp })
  store.subscribe(() => {})
  await vi.advanceTimersByTimeAsync(0)
  world.kit.flush()
  expect(catchUp.mock.calls).toEqual([['x', expect.objectContaining({ channel: CHANNEL })]])
  expect(shown(store)).toEqual(['x', 'ab', 'streaming'])
  const newest = vi.fn(() => null)
  open({ catchUp: newest }).subscribe(() => {})
  await vi.advanceTimersByTimeAsync(0)
  expect(newest.mock.calls).toMatchObject([[undefined, {}]])
})

it('needs no channel where all of it is given, and says which answer that is', () => {
  const whole = { id: 'w', text: 'all', end: 'done' } as const
  const store = open({ initial: whole })
  store.subscribe(() => {})
  expect(shown(store)).toEqual(['w', 'all', 'done'])
  expect(store.details.getSnapshot().status).toBe('idle')
  expect(shown(open({ id: 'v', initial: { text: 'all', end: 'done' } }))).toEqual(['v', 'all', 'done'])
  expect(shown(open({ initial: { id: 'u', text: 'other', end: true } }))).toEqual(['u', 'other', 'done'])
  const half = open({ id: 'h', initial: { seq: 0, text: 'half' } })
  half.subscribe(() => {})
  world.kit.flush()
  expect([shown(half), half.details.getSnapshot().status]).toEqual([['h', 'half', 'streaming'], 'live'])
})

it('is off without a channel or an answer, and refuses what is no id', () => {
  for (const store of [open({ id: null }), open({}, null)]) {
    store.subscribe(() => {})
    world.emit('piece', { id: 'a', seq: 0, text: 'a' })
    world.kit.flush()
    expect(shown(store)).toEqual([null, '', 'waiting'])
  }
  for (const id of [{}, true, Symbol('id')])
    expect(() => open({ id } as never)).toThrow(
      expect.objectContaining({
        code: 'invalid-options',
        message: expect.stringContaining('stream: id must be'),
      }),
    )
})

it('what is given at first belongs to an answer on a channel', () => {
  expect([
    streamOwner('chat', { id: 'a' }),
    streamOwner('chat', undefined),
    streamOwner('chat', { id: null }),
    streamOwner(null, { id: 'a' }),
  ]).toEqual([['chat', 'a'], ['chat', undefined], null, null])
})
