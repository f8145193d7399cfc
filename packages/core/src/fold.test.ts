import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHandKit } from '../test/hand-kit.ts'
import { type ChannelKit, channel, latest } from './index.ts'

let world: ReturnType<typeof createHandKit>
let kit: ChannelKit
beforeEach(() => {
  vi.useFakeTimers()
  world = createHandKit()
  kit = world.kit
})
afterEach(() => {
  kit.destroy()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

describe('stores', () => {
  it('commit a lone event in the next microtask, and what follows once with the next frame', async () => {
    const store = latest(kit, 'presence-a', 'n')
    const commits: unknown[] = []
    store.subscribe(() => commits.push(store.getSnapshot()))
    kit.flush()
    world.frame()
    world.emit('n', 1)
    expect(commits).toEqual([])
    await Promise.resolve()
    expect(commits).toEqual([1])
    for (let n = 2; n < 100; n++) world.emit('n', n)
    await Promise.resolve()
    expect(commits).toEqual([1])
    world.frame()
    expect(commits).toEqual([1, 99])
  })

  it('go on when a handler or a listener throws, and report it', async () => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => {})
    const own = createHandKit()
    const got: unknown[] = []
    channel(own.kit, 'presence-a').on('n', () => {
      throw new Error('mine')
    })
    channel(own.kit, 'presence-a').on('n', (data) => got.push(data))
    own.emit('n', 1)
    expect(got).toEqual([1])
    expect(errors).toHaveBeenCalledExactlyOnceWith(
      expect.stringMatching(/^ChannelKit \[handler-failed\]: /),
      new Error('mine'),
    )
    own.kit.destroy()
    errors.mockRestore()
  })
})
