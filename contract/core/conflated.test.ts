import { type ChannelKit, latest, listen, type Records, records, write } from '@channelkit/core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { settle, setUp } from './conflated-world.ts'

interface Quote {
  symbol: string
  price: number
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

type Options = Partial<Parameters<typeof records<string, string, Quote>>[3]>
const quotesOf = (kit: ChannelKit, options: Options = {}, name = 'market') =>
  records<string, string, Quote>(kit, name, 'quote', { by: 'symbol', ...options })
const rowsOf = (quotes: Records<Quote>) => {
  const { ids, get } = quotes.getSnapshot()
  return ids.map((id) => get(id))
}
async function burst({ server, quote }: ReturnType<typeof setUp>, count = 50) {
  for (let n = 1; n <= count; n++) {
    for (const symbol of ['A', 'B', 'C']) quote(symbol, n)
    await vi.advanceTimersByTimeAsync(10)
  }
  await vi.advanceTimersByTimeAsync(200)
  await server.settled()
}
const newest = (count = 50) => ['A', 'B', 'C'].map((symbol) => ({ symbol, price: count }))

describe('rows that are wanted less often than they come', () => {
  it.each([
    ['', {}],
    [' in a worker', { worker: true }],
  ])('are held back by the server%s, and the newest always comes', async (_, kitOptions) => {
    const world = setUp({}, kitOptions)
    const quotes = quotesOf(world.kit, { maxRate: 10 })
    let told = 0
    quotes.record('A').subscribe(() => told++)
    await settle(world.server)
    await burst(world)
    expect(rowsOf(quotes)).toEqual(newest())
    expect(told).toBeLessThanOrEqual(9)
    expect(world.traffic.conflated).toBeGreaterThan(100)
    world.server.destroy()
  })

  it('come in full to whoever wants all of them, for as long as somebody does', async () => {
    const world = setUp()
    const quotes = quotesOf(world.kit, { maxRate: 10 })
    quotes.subscribe(() => {})
    await settle(world.server)
    const heard: number[] = []
    const off = listen<string, string>(world.kit, 'market', 'quote', (data) => {
      if ((data as Quote).symbol === 'A') heard.push((data as Quote).price)
    })
    await settle(world.server)
    let told = 0
    quotes.record('A').subscribe(() => told++)
    await burst(world)
    expect(heard).toEqual(Array.from({ length: 50 }, (_, n) => n + 1))
    expect(world.traffic.conflated).toBe(0)
    // On the page they are held back all the same.
    expect(told).toBeLessThanOrEqual(9)
    off()
    await settle(world.server)
    await burst(world)
    expect(world.traffic.conflated).toBeGreaterThan(100)
    expect(rowsOf(quotes)).toEqual(newest())
    world.server.destroy()
  })

  it('are sent as often as the one who wants them most often does', async () => {
    const world = setUp()
    const [slow, fast] = [quotesOf(world.kit, { maxRate: 2 }), quotesOf(world.kit, { maxRate: 20 })]
    const told = { slow: 0, fast: 0 }
    slow.record('A').subscribe(() => told.slow++)
    fast.record('A').subscribe(() => told.fast++)
    await settle(world.server)
    await burst(world, 100)
    await vi.advanceTimersByTimeAsync(600)
    expect(told.slow).toBeLessThanOrEqual(5)
    expect(told.fast).toBeGreaterThan(10)
    expect(rowsOf(slow)).toEqual(newest(100))
    expect(rowsOf(fast)).toEqual(newest(100))
    world.server.destroy()
  })

  it.each([
    ['a server that can not', { limits: { conflatedKeys: 0 } }, 'market', {}],
    ['an encrypted channel', {}, 'private-encrypted-market', {}],
    ['a key that is a function', {}, 'market', { by: (row: Quote) => row.symbol }],
  ])('are held back on the page with %s', async (_, options, name, how) => {
    const world = setUp(options)
    const quotes = quotesOf(world.kit, { maxRate: 10, ...how }, name)
    let told = 0
    quotes.record('A').subscribe(() => told++)
    await settle(world.server)
    for (let n = 1; n <= 50; n++) {
      world.server.emit(name, 'quote', { symbol: 'A', price: n })
      await vi.advanceTimersByTimeAsync(10)
    }
    await vi.advanceTimersByTimeAsync(200)
    expect(rowsOf(quotes)).toEqual([{ symbol: 'A', price: 50 }])
    expect(told).toBeGreaterThan(3)
    expect(told).toBeLessThanOrEqual(9)
    expect(world.traffic.conflated).toBe(0)
    world.server.destroy()
  })

  it('keep what each says that the next does not, and their versions', async () => {
    const world = setUp()
    const merged = records<string, string, Record<string, unknown>>(world.kit, 'market', 'quote', {
      by: 'symbol',
      merge: true,
      maxRate: 5,
    })
    const versioned = records<string, string, Record<string, unknown>>(world.kit, 'depth', 'level', {
      by: 'symbol',
      version: 'v',
      maxRate: 5,
    })
    for (const one of [merged, versioned]) one.subscribe(() => {})
    await settle(world.server)
    for (const fields of [{ bid: 1 }, { bid: 2 }, { ask: 3 }])
      world.server.emit('market', 'quote', { symbol: 'A', ...fields })
    for (const v of [1, 5, 3]) world.server.emit('depth', 'level', { symbol: 'A', v })
    await vi.advanceTimersByTimeAsync(300)
    expect(merged.getSnapshot().get('A')).toEqual({ symbol: 'A', bid: 2, ask: 3 })
    expect(versioned.getSnapshot().get('A')).toEqual({ symbol: 'A', v: 5 })
    world.server.destroy()
  })

  it('wait for nothing while one of them is being written', async () => {
    const world = setUp()
    const quotes = quotesOf(world.kit, { maxRate: 1 })
    quotes.subscribe(() => {})
    await settle(world.server)
    world.quote('A', 1)
    await settle(world.server)
    let answer = (_: unknown) => {}
    const written = write(
      world.kit,
      'market',
      'quote',
      { symbol: 'A', price: 7 },
      () =>
        new Promise((resolve) => {
          answer = resolve
        }),
    )
    await settle(world.server)
    expect(rowsOf(quotes)).toEqual([{ symbol: 'A', price: 7 }])
    world.quote('A', 7)
    world.quote('A', 8)
    await settle(world.server)
    expect(rowsOf(quotes)).toEqual([{ symbol: 'A', price: 8 }])
    answer(undefined)
    await expect(written).resolves.toMatchObject({ status: 'stored' })
    expect(rowsOf(quotes)).toEqual([{ symbol: 'A', price: 8 }])
    world.server.destroy()
  })
})

it('the newest of a channel, too, comes as often as wanted', async () => {
  const world = setUp()
  const last = latest<string, string, Quote>(world.kit, 'market', 'quote', { maxRate: 10 })
  let told = 0
  last.subscribe(() => told++)
  await settle(world.server)
  await burst(world)
  expect(last.getSnapshot()).toEqual({ symbol: 'C', price: 50 })
  expect(told).toBeLessThanOrEqual(9)
  expect(world.traffic.conflated).toBeGreaterThan(100)
  world.server.destroy()
})

it.each([0, -1, Number.NaN, 1e9, '10', null, Number.POSITIVE_INFINITY])(
  'maxRate %s is no rate, and said to be none',
  (maxRate) => {
    const { kit, server } = setUp()
    const wrong = { maxRate } as { maxRate: number }
    const error = expect.objectContaining({ code: 'invalid-options' })
    expect(() => quotesOf(kit, wrong)).toThrow(error)
    expect(() => latest(kit, 'market', 'quote', wrong)).toThrow(error)
    server.destroy()
  },
)
