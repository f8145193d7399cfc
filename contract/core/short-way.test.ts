import { channel, latest, presence } from '@channelkit/core'
import { createTestKit, type TestKitOptions } from '@channelkit/testing'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const numRuns = Number(process.env.PROPERTY_RUNS ?? 60)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

/** What is on its way arrives, and nothing else happens: no timer, no frame. */
async function arrive() {
  for (let n = 0; n < 3000; n++) await Promise.resolve()
}

/** Frames come when `frame` is called. */
function setUp(options: TestKitOptions = {}) {
  let due: (() => void) | undefined
  const world = createTestKit({
    user: { id: 'ann' },
    requestFrame(run) {
      due = run
      return () => {
        due = undefined
      }
    },
    ...options,
  })
  const frame = () => {
    const run = due
    due = undefined
    run?.()
  }
  const heard: string[] = []
  const listen = (name: string, ...events: string[]) => {
    for (const event of events)
      channel(world.kit, name).on(event, (data) => heard.push(`${name} ${event} ${JSON.stringify(data)}`))
  }
  const ready = async () => {
    await world.server.settled()
    frame()
    frame()
    heard.length = 0
  }
  return { ...world, frame, heard, listen, ready }
}

describe('messages', () => {
  it('that come alone are heard at once, and those that follow with the next frame', async () => {
    const { kit, server, heard, listen, frame, ready } = setUp()
    listen('ticker', 'price')
    const price = latest(kit, 'ticker', 'price')
    price.subscribe(() => {})
    await ready()
    server.emit('ticker', 'price', 1)
    await arrive()
    expect([heard, price.getSnapshot()]).toEqual([['ticker price 1'], 1])
    server.emit('ticker', 'price', 2)
    server.emit('ticker', 'price', 3)
    await arrive()
    expect(heard).toHaveLength(1)
    frame()
    // Heard and shown in one frame.
    expect([heard.slice(1), price.getSnapshot()]).toEqual([['ticker price 2', 'ticker price 3'], 3])
    server.destroy()
  })

  it('are taken for 8 ms a frame, longer if many wait, and none is lost', async () => {
    const { server, heard, listen, frame, ready } = setUp()
    listen('ticker', 'price')
    await ready()
    server.emit('ticker', 'price', 0)
    await arrive()
    for (let n = 1; n <= 200; n++) server.emit('ticker', 'price', n)
    await arrive()
    let now = 0
    // Each look at the clock is 5 ms later than the one before.
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 5))
    frame()
    expect(heard.length).toBeGreaterThan(1)
    expect(heard.length).toBeLessThan(100)
    for (let n = 0; n < 20; n++) frame()
    expect(heard).toEqual(Array.from({ length: 201 }, (_, n) => `ticker price ${n}`))
    server.destroy()
  })

  it('that came before the line was lost are heard before that', async () => {
    const { kit, server, line, heard, listen, ready } = setUp()
    listen('ticker', 'price')
    kit.internals.bus.tap((told) => told.type === 'connection' && heard.push(told.state))
    await ready()
    for (let n = 0; n < 3; n++) server.emit('ticker', 'price', n)
    line.cut()
    await arrive()
    expect(heard.slice(0, 4)).toEqual(['ticker price 0', 'ticker price 1', 'ticker price 2', 'lost'])
    server.destroy()
  })

  it('still keep pusher-js from asking whether the line is dead', async () => {
    const sent: string[] = []
    const { kit, server, listen, ready } = setUp()
    server.hub.tap((happening) => sent.push(happening.type))
    listen('ticker', 'price')
    await ready()
    for (let n = 0; n < 600; n++) {
      server.emit('ticker', 'price', n)
      await vi.advanceTimersByTimeAsync(1000)
    }
    const attempts = kit.connection.getSnapshot()
    expect(attempts.status).toBe('connected')
    expect(sent.filter((type) => type === 'ping')).toEqual([])
    server.destroy()
  })

  it('that waited when a channel was left are nobody’s who comes to it anew: what came in between would be missing', async () => {
    const { kit, server, frame, ready } = setUp()
    const heard: unknown[] = []
    const leave = channel(kit, 'presence-room').on('n', () => {})
    await ready()
    server.emit('presence-room', 'n', 1)
    server.emit('presence-room', 'n', 2)
    await arrive()
    leave()
    await Promise.resolve()
    channel(kit, 'presence-room').on('n', (n) => heard.push(n))
    frame()
    expect(heard).toEqual([])
    await server.settled()
    server.emit('presence-room', 'n', 4)
    await server.settled()
    expect(heard).toEqual([4])
    server.destroy()
  })

  it('that waited reach whoever leaves and comes again in one turn', async () => {
    const { kit, server, frame, ready } = setUp()
    const heard: unknown[] = []
    const leave = channel(kit, 'presence-room').on('n', () => {})
    await ready()
    server.emit('presence-room', 'n', 1)
    server.emit('presence-room', 'n', 2)
    await arrive()
    leave()
    channel(kit, 'presence-room').on('n', (n) => heard.push(n))
    server.emit('presence-room', 'n', 3)
    await arrive()
    frame()
    expect(heard).toEqual([2, 3])
    server.destroy()
  })

  it('go on after a handler that throws, within the same frame', async () => {
    const { kit, server, heard, listen, frame, ready } = setUp({ onError: () => {} })
    channel(kit, 'ticker').on('price', () => {
      throw new Error('mine')
    })
    listen('ticker', 'price')
    await ready()
    for (let n = 0; n < 5; n++) server.emit('ticker', 'price', n)
    await arrive()
    frame()
    expect(heard).toHaveLength(5)
    server.destroy()
  })

  it('of every kind of channel come once and in one order, whenever frames come', {
    timeout: 60_000,
  }, async () => {
    const step = fc.constantFrom(
      'plain',
      'private',
      'cache',
      'presence',
      'join',
      'leave',
      'watch',
      'arrive',
      'frame',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 60 }), async (steps) => {
        const { kit, server, frame, listen, heard, ready } = setUp()
        const names = { plain: 'ticker', private: 'private-a', cache: 'cache-b', presence: 'presence-room' }
        for (const name of Object.values(names)) listen(name, 'e')
        presence(kit, 'presence-room').onChange(({ joined, left }) =>
          heard.push(...joined.map(({ id }) => `+${id}`), ...left.map(({ id }) => `-${id}`)),
        )
        await ready()
        const wanted: string[] = []
        const there = new Set<string>()
        for (const [n, what] of steps.entries()) {
          if (what === 'arrive') await arrive()
          else if (what === 'frame') frame()
          else if (what === 'watch') kit.activity.subscribe(() => {})
          else if (what === 'join') {
            server.presence('presence-room').join(`m${n}`)
            there.add(`m${n}`)
            wanted.push(`+m${n}`)
          } else if (what === 'leave') {
            const [id] = there
            if (!id) continue
            server.presence('presence-room').leave(id)
            there.delete(id)
            wanted.push(`-${id}`)
          } else {
            server.emit(names[what], 'e', n)
            wanted.push(`${names[what]} e ${n}`)
          }
        }
        await arrive()
        frame()
        frame()
        expect(heard).toEqual(wanted)
        server.destroy()
      }),
      { numRuns },
    )
  })
})
