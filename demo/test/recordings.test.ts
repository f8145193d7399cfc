import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startFlights } from '../server/flights.ts'
import { createFlood } from '../server/flood.ts'
import { type Position, positionsAt } from '../server/great-circle.ts'
import { type Price, priceAt, startPrices } from '../server/prices.ts'
import { flood } from '../shared.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a flight', () => {
  const lax = { code: 'LAX', lat: 33.943, lng: -118.408 }
  const jfk = { code: 'JFK', lat: 40.64, lng: -73.779 }
  const flight = { id: '1', leaves: 600, from: lax, to: jfk }

  it('is where it leaves, on the great circle between, and then no longer in the air', () => {
    const [start] = positionsAt([flight], 600)
    expect(start).toMatchObject({ id: '1', name: 'LAX → JFK', lat: lax.lat, lng: lax.lng })
    const [middle] = positionsAt([flight], 600 + (30 + 3974 / 13) / 2)
    // The shortest way leads further north than either end's straight line.
    expect(middle?.lat).toBeCloseTo(39.5, 0)
    expect(middle?.lng).toBeCloseTo(-97.2, 0)
    expect(middle?.heading).toBeGreaterThan(60)
    expect(middle?.heading).toBeLessThan(90)
    expect(positionsAt([flight], 599)).toEqual([])
    expect(positionsAt([flight], 600 + 30 + 3980 / 13)).toEqual([])
  })

  it('that goes nowhere stands still', () => {
    const [position] = positionsAt([{ ...flight, to: lax }], 610)
    expect(position).toMatchObject({ lat: lax.lat, lng: lax.lng })
  })
})

describe('the replay of flights', () => {
  it('moves all that are in the air, each within the country and within one event', () => {
    const told: Position[][] = []
    const stop = startFlights((positions) => told.push(positions as Position[]))
    vi.advanceTimersByTime(15 * 60_000)
    stop()
    expect(told.length).toBe(900)
    for (const positions of told) {
      expect(JSON.stringify(positions).length).toBeLessThan(10_000)
      for (const { lat, lng, heading } of positions) {
        expect(lat).toBeGreaterThan(24)
        expect(lat).toBeLessThan(55)
        expect(lng).toBeGreaterThan(-126)
        expect(lng).toBeLessThan(-66)
        expect(heading >= 0 && heading < 360).toBe(true)
      }
    }
    const [first = [], second = []] = told
    expect(first.length).toBeGreaterThan(10)
    expect(second.find(({ id }) => id === first[0]?.id)).not.toEqual(first[0])
  })
})

describe('the replay of prices', () => {
  it('tells of one company after the other, month after month, and begins again', () => {
    const told: Price[] = []
    const stop = startPrices((price) => told.push(price))
    vi.advanceTimersByTime(400 * 11)
    stop()
    expect(new Set(told.slice(0, 5).map(({ symbol }) => symbol)).size).toBe(5)
    expect(told[5]).toMatchObject({ symbol: told[0]?.symbol })
    expect(told[5]!.month > told[0]!.month).toBe(true)
    expect(told[5]!.change).toBeCloseTo((told[5]!.price - told[0]!.price) / told[0]!.price, 2)
    const turns = Array.from({ length: 1000 }, (_, turn) => priceAt(turn))
    expect(turns.every(({ price }) => price > 0)).toBe(true)
    expect(turns.filter(({ month }) => month === told[0]?.month).length).toBeGreaterThan(5)
  })
})

describe('the flood', () => {
  it('keeps its rate, ends by itself, and is one however often it is asked for', () => {
    const publish = vi.fn()
    const { start } = createFlood({ publish })
    start()
    vi.advanceTimersByTime(1000)
    expect(publish.mock.calls.length).toBeGreaterThan(flood.rate * 0.98)
    expect(publish.mock.calls.length).toBeLessThanOrEqual(flood.rate)
    start()
    start()
    vi.advanceTimersByTime(flood.lasts + 100)
    const all = publish.mock.calls.length
    expect(all).toBeLessThanOrEqual(((flood.lasts + 1000) / 1000) * flood.rate)
    vi.advanceTimersByTime(5000)
    expect(publish.mock.calls.length).toBe(all)
    expect(publish.mock.lastCall?.slice(0, 2)).toEqual(['flood', 'tick'])
  })

  it('ends with the demo', () => {
    const publish = vi.fn()
    const { start, end } = createFlood({ publish })
    start()
    end()
    vi.advanceTimersByTime(1000)
    expect(publish).not.toHaveBeenCalled()
  })
})
