import {
  type ChannelKit,
  channel,
  cursors,
  latest,
  presence,
  records,
  typing,
  user,
  watchlist,
} from '@channelkit/core'
import { createTestKit } from '@channelkit/testing'
import fc from 'fast-check'
import Pusher from 'pusher-js'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const numRuns = Number(process.env.PROPERTY_RUNS ?? 150)
interface Statics {
  instances: unknown[]
  Runtime: {
    createWebSocket(url: string): unknown
    getNetwork(): { emit(event: string): void; callbacks: { _callbacks: Record<string, unknown[]> } }
  }
}
const { instances, Runtime } = Pusher as unknown as Statics
const network = Runtime.getNetwork()
const networkListeners = () => Object.values(network.callbacks._callbacks).flat().length
// Tests share modules, and nothing ends instances of an application's own.
for (const one of instances.splice(0)) (one as { disconnect(): void }).disconnect()
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const NAMES = ['ticker', 'private-orders', 'presence-room'] as const
const of = (...things: string[]) => fc.constantFrom(...things)
const name = fc.constantFrom(...NAMES)
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: of('use', 'use', 'leave', 'trigger', 'retry'), name }) },
  { weight: 3, arbitrary: fc.record({ do: of('cut', 'restore', 'online', 'offline', 'away', 'back') }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: of('connect', 'disconnect', 'again', 'check', 'signIn', 'signOut', 'reauthorize'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: of('settle') }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: of('close'), code: fc.constantFrom(4001, 4100, 4200, 4201, 4301) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: of('wait'), ms: fc.constantFrom(0, 1, 5, 300, 999, 2000, 5000, 16_000) }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** Does to a kit whatever a page, a person or the network may do. */
function player({ kit, server, line }: ReturnType<typeof createTestKit>) {
  const used = new Map<string, () => void>()
  const use = (name: string) => {
    const stops = [
      latest(kit, name, 'n').subscribe(() => {}),
      channel(kit, name).subscribe(() => {}),
      ...(name === 'ticker'
        ? []
        : [typing(kit, name).subscribe(() => {}), cursors(kit, name).subscribe(() => {})]),
      ...(name === 'presence-room' ? [presence(kit, name).subscribe(() => {})] : []),
    ]
    return () => stops.forEach((stop) => void stop())
  }
  return async (one: Step) => {
    switch (one.do) {
      case 'use':
        if ('name' in one && !used.has(one.name)) used.set(one.name, use(one.name))
        break
      case 'leave':
        if ('name' in one) used.get(one.name)?.()
        if ('name' in one) used.delete(one.name)
        break
      case 'trigger':
        if ('name' in one) void channel(kit, one.name).trigger('client-n', 1)
        if ('name' in one && one.name !== 'ticker') typing(kit, one.name).start()
        break
      case 'retry':
        if ('name' in one) channel(kit, one.name).retry()
        break
      case 'cut':
      case 'restore':
        line[one.do]()
        break
      case 'online':
      case 'offline':
        network.emit(one.do)
        break
      case 'away':
      case 'back':
        kit.connection.setOnline(one.do === 'back')
        break
      case 'again':
        kit.connection.retry()
        break
      case 'connect':
      case 'disconnect':
      case 'check':
        kit.connection[one.do]()
        break
      case 'reauthorize':
        kit.reauthorize()
        break
      case 'signOut':
        user(kit).signOut()
        break
      case 'signIn':
        user(kit).signIn()
        break
      case 'close':
        if ('code' in one)
          for (const connection of server.hub.app('test').connections.values())
            connection.end(one.code as never)
        break
      case 'wait':
        if ('ms' in one) await vi.advanceTimersByTimeAsync(one.ms)
        break
      default:
        await vi.advanceTimersByTimeAsync(20)
    }
  }
}

describe('a kit that was destroyed', () => {
  it(
    'leaves nothing: no socket, no timer, no listener, and never comes back, whatever happens before and after',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { maxLength: 25 }),
          fc.array(step, { maxLength: 8 }),
          fc.constantFrom(0, 50, 1000),
          fc.constantFrom(0, 7),
          async (before, after, grace, delay) => {
            vi.clearAllTimers()
            const listening = networkListeners()
            const world = createTestKit({ onError: () => {}, grace })
            const { kit, server } = world
            server.delay(delay)
            const play = player(world)
            for (const one of [{ do: 'use', name: 'ticker' }, { do: 'settle' }, ...before])
              await play(one as Step)
            kit.destroy()
            const sockets = vi.spyOn(Runtime, 'createWebSocket')
            for (const one of after) await play(one)
            // What was handed to a socket is on its way; nothing else is.
            await vi.advanceTimersByTimeAsync(delay * 4 + 20)
            expect({
              timers: vi.getTimerCount(),
              sockets: sockets.mock.calls.length,
              connections: server.hub.app('test').connections.size,
              channels: server.channels,
              instances: instances.length,
              listeners: networkListeners() - listening,
            }).toEqual({ timers: 0, sockets: 0, connections: 0, channels: [], instances: 0, listeners: 0 })
            await vi.advanceTimersByTimeAsync(120_000)
            expect([sockets.mock.calls.length, server.hub.app('test').connections.size]).toEqual([0, 0])
            sockets.mockRestore()
            server.destroy()
          },
        ),
        { numRuns },
      )
    },
    20_000 + numRuns * 400,
  )

  it('says so in everything that shows it, at once, with nothing of before', async () => {
    const { kit, server } = createTestKit({ onError: () => {} })
    const room = presence(kit, 'presence-room')
    const rows = records(kit, 'ticker', 'row', { by: 'id' } as never)
    const handle = channel(kit, 'private-orders')
    const me = user(kit)
    for (const store of [room, rows, handle, me, watchlist(kit)]) store.subscribe(() => {})
    me.signIn()
    await server.settled()
    server.emit('ticker', 'row', { id: 1 })
    await server.settled()
    expect([room.getSnapshot().count, rows.getSnapshot().size]).toEqual([1, 1])
    kit.destroy()
    const destroyed = { code: 'destroyed' }
    expect(kit.connection.getSnapshot()).toMatchObject({
      status: 'disconnected',
      socketId: null,
      error: destroyed,
    })
    expect(room.getSnapshot()).toMatchObject({ status: 'failed', error: destroyed, members: [], me: null })
    expect(rows.getSnapshot()).toMatchObject({ status: 'failed', size: 0 })
    expect(handle.getSnapshot()).toMatchObject({ status: 'failed', error: destroyed })
    expect(me.getSnapshot()).toMatchObject({ status: 'failed', user: null, error: destroyed })
    server.destroy()
  })

  it('says so to whoever comes later, and never waits for anything', async () => {
    const { kit, server } = createTestKit({ onError: () => {} })
    kit.destroy()
    const seen: string[] = []
    const late = channel(kit, 'ticker')
    late.subscribe(() => seen.push(late.getSnapshot().status))
    const room = presence(kit, 'presence-room')
    room.subscribe(() => {})
    user(kit).signIn()
    await server.settled()
    expect(late.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'destroyed' } })
    expect(room.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'destroyed' } })
    expect(user(kit).getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'destroyed' } })
    expect(seen).toEqual(['failed'])
    late.retry()
    kit.connection.retry()
    await server.settled()
    expect(late.getSnapshot().status).toBe('failed')
    await expect(late.trigger('client-n', 1)).resolves.toMatchObject({
      status: 'failed',
      error: { code: 'destroyed' },
    })
    expect(vi.getTimerCount()).toBe(0)
    server.destroy()
  })
})

it('what is left of a destroyed kit can be collected', async () => {
  vi.useRealTimers()
  const { setFlagsFromString } = await import('node:v8')
  const { runInNewContext } = await import('node:vm')
  setFlagsFromString('--expose_gc')
  const gc = runInNewContext('gc') as () => void
  const refs: WeakRef<object>[] = []
  async function live() {
    const { kit, server } = createTestKit()
    const off = channel(kit, 'presence-room').on('n', () => {})
    presence(kit, 'presence-room').subscribe(() => {})
    await server.settled()
    refs.push(new WeakRef<ChannelKit>(kit), new WeakRef(instances.at(-1) as object))
    off()
    kit.destroy()
    server.destroy()
  }
  await live()
  for (let i = 0; i < 20 && refs.some((ref) => ref.deref()); i++) {
    await new Promise((resolve) => setTimeout(resolve, 10))
    gc()
  }
  expect(refs.map((ref) => ref.deref() !== undefined)).toEqual([false, false])
})
