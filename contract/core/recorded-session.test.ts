import { readFileSync, writeFileSync } from 'node:fs'
import { createChannelKit, feed, latest, presence, series } from '@channelkit/core'
import * as deferred from '@channelkit/core/deferred'
import { record, replay } from '@channelkit/core/recording'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { startWorld } from './real-server.ts'

// A session on the real server over a real socket: prices, trades, two who come and one who goes, the server restarted.
const file = new URL('./recorded-session.jsonl', import.meta.url)

afterEach(() => void vi.useRealTimers())

function watch(kit: ReturnType<typeof createChannelKit>) {
  const price = latest(kit, 'ticker', 'price')
  const trades = feed(kit, 'ticker', 'trade', { limit: 20 })
  const line = series(kit, 'ticker', 'price', { fields: ['value'] } as never)
  const room = presence(kit, 'presence-room')
  for (const store of [price, trades, line, room]) store.subscribe(() => {})
  return { price, trades, line, room }
}

/** Makes it anew: `RECORD=1 npx vitest run contract/core/recorded-session`. */
describe.runIf(process.env.RECORD)('a session', () => {
  it('is recorded', { timeout: 60_000 }, async () => {
    const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
    let world = await startWorld()
    const { port } = world
    const kit = world.kit('ann')
    const recorder = record(kit)
    const page = watch(kit)
    await vi.waitFor(() => expect(page.room.getSnapshot().status).toBe('live'))
    const ticks = async (from: number, to: number) => {
      for (let n = from; n < to; n++) {
        await world.sdk.trigger('ticker', 'price', {
          value: Math.round(10_000 + 300 * Math.sin(n / 5)) / 100,
          n,
        })
        if (n % 3 === 0) await world.sdk.trigger('ticker', 'trade', { id: n, by: `desk ${n % 4}` })
        await pause(15)
      }
    }
    await ticks(0, 30)
    const bob = presence(world.kit('bob'), 'presence-room')
    const leave = bob.subscribe(() => {})
    presence(world.kit('eve'), 'presence-room').subscribe(() => {})
    await ticks(30, 50)
    leave()
    await ticks(50, 60)
    await world.server.close()
    await pause(300)
    world = await startWorld(port)
    await vi.waitFor(() => expect(page.room.getSnapshot()).toMatchObject({ status: 'live', count: 2 }), {
      timeout: 20_000,
    })
    await ticks(60, 80)
    writeFileSync(file, recorder.text())
    await world.end()
    kit.destroy()
  })
})

describe('a session that was recorded on a real server', () => {
  const text = () => readFileSync(file, 'utf8')

  it.each([1, 20, Number.POSITIVE_INFINITY])('comes to its end at %d times its speed', async (speed) => {
    vi.useFakeTimers()
    const source = replay(text(), { speed, times: 'recorded' })
    const kit = createChannelKit({ source, deferred, clock: source.clock, grace: 0, leaveAfter: 0 })
    const statuses = new Set<string>()
    kit.connection.subscribe(() => statuses.add(kit.connection.getSnapshot().status))
    const { price, trades, line, room } = watch(kit)
    await vi.advanceTimersByTimeAsync(speed === Number.POSITIVE_INFINITY ? 5 : source.duration / speed + 100)
    kit.flush()
    expect(price.getSnapshot()).toMatchObject({ n: 79 })
    expect(trades.getSnapshot().map(({ data }) => (data as { id: number }).id)).toEqual(
      Array.from({ length: 20 }, (_, n) => 21 + n * 3),
    )
    expect(line.getSnapshot()).toMatchObject({ length: 80, appended: 80 })
    expect(room.getSnapshot().members.map(({ id }) => id)).toEqual(['ann', 'eve'])
    expect(room.getSnapshot().status).toBe('live')
    if (speed === 1)
      expect([...statuses]).toEqual(['connecting', 'connected', 'reconnecting'].slice(0, statuses.size))
    kit.destroy()
  })
})
