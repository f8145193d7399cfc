import { channel, reduced } from '@channelkit/core'
import { createTestKit } from '@channelkit/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe.each([
  'cache-price',
  'private-cache-price',
  'presence-cache-price',
  'private-encrypted-cache-price',
])('%s', (name) => {
  function watched() {
    const world = createTestKit()
    const got: unknown[] = []
    channel(world.kit, name).on('n', (data) => got.push(data))
    const sum = reduced(world.kit, name as never, 'n' as never, (total: number) => total + 1, 0)
    sum.subscribe(() => {})
    const breakLine = async (meanwhile = () => {}) => {
      world.line.cut()
      await world.server.settled()
      meanwhile()
      world.line.restore()
      await world.server.settled()
    }
    return { ...world, got, sum, breakLine }
  }

  it('brings what is cached at first, and never again after the line was lost', async () => {
    const { server, got, sum, breakLine } = watched()
    server.emit(name, 'n', { price: 1 })
    await server.settled()
    server.emit(name, 'n', { price: 2 })
    await server.settled()
    await breakLine()
    await breakLine()
    expect(got.slice(-1)).toEqual([{ price: 2 }])
    expect([got.length, sum.getSnapshot()]).toEqual([got.length, got.length])
    expect(new Set(got.map((one) => JSON.stringify(one))).size).toBe(got.length)
    server.destroy()
  })

  it('brings what was published while the line was lost, and then all that follows, equal or not', async () => {
    const { server, got, breakLine } = watched()
    await server.settled()
    server.emit(name, 'n', 1)
    await server.settled()
    await breakLine(() => server.emit(name, 'n', 2))
    expect(got).toEqual([1, 2])
    for (const n of [2, 2, 1]) server.emit(name, 'n', n)
    await server.settled()
    expect(got).toEqual([1, 2, 2, 2, 1])
    await breakLine()
    server.emit(name, 'n', 1)
    await server.settled()
    expect(got).toEqual([1, 2, 2, 2, 1, 1])
    server.destroy()
  })

  it('brings it to whoever comes anew', async () => {
    const { kit, server, got } = watched()
    await server.settled()
    server.emit(name, 'n', 1)
    await server.settled()
    const other = createTestKit({ server })
    const second: unknown[] = []
    const off = channel(other.kit, name).on('n', (data) => second.push(data))
    await server.settled()
    off()
    await server.settled()
    channel(other.kit, name).on('n', (data) => second.push(data))
    await server.settled()
    expect([got, second]).toEqual([[1], [1, 1]])
    kit.destroy()
    server.destroy()
  })

  it('takes nothing that is new for what was cached, where nobody hears what is', async () => {
    const { server, got, breakLine } = watched()
    await server.settled()
    server.emit(name, 'n', 1)
    server.emit(name, 'other', 1)
    await server.settled()
    await breakLine()
    server.emit(name, 'n', 1)
    await server.settled()
    expect(got).toEqual([1, 1])
    server.destroy()
  })
})
