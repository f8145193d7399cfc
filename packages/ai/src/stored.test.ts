import type { UIMessage } from 'ai'
import { expect, it, vi } from 'vitest'
import { onBeginning, withStored } from './stored.ts'

const message = (id: string, text = id) =>
  ({ id, role: 'user', parts: [{ type: 'text', text }] }) as UIMessage

it('puts what is stored before what is only here, and takes nothing from what is here', () => {
  const [mine, answer] = [message('2', 'edited'), message('9')]
  const all = withStored([mine, answer], [message('1'), message('2'), message('3')])
  expect(all.map(({ id }) => id)).toEqual(['1', '2', '3', '9'])
  expect([all[1], all[3]]).toEqual([mine, answer])
})

it('begins once a channel is live, and with each gap once', () => {
  let now = { status: 'subscribing', gap: null } as { status: string; gap: unknown }
  let tell = () => {}
  const begin = vi.fn()
  const room = {
    getSnapshot: () => now,
    getInitialSnapshot: () => now,
    subscribe(listener: () => void) {
      tell = listener
      return () => {
        tell = () => {}
      }
    },
  }
  const set = (next: Partial<typeof now>) => {
    now = { ...now, ...next }
    tell()
    return begin.mock.calls.length
  }
  const leave = onBeginning(room as never, begin)
  expect([set({ status: 'live' }), set({})]).toEqual([1, 1])
  const gap = { from: 1, to: 2 }
  expect([set({ status: 'stale' }), set({ status: 'live', gap }), set({}), set({ gap: null })]).toEqual([
    1, 2, 2, 2,
  ])
  expect(set({ gap: { from: 3, to: 4 } })).toBe(3)
  leave()
  expect(set({ gap: { from: 5, to: 6 } })).toBe(3)
})
