import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { lngOf } from '../camera/mercator.ts'
import { createFleet } from './fleet.ts'
import { createSync } from './sync.ts'

type Row = { lng: number }
const glide = { longest: 0, trail: 0 }
const rowsOf = (rows: Readonly<Record<string, Row>>) => ({
  ids: Object.keys(rows),
  get: (id: string) => rows[id],
})

test('a row is read once, and again when another takes its place or it is read otherwise', () => {
  const fleet = createFleet()
  const sync = createSync(fleet)
  const read = vi.fn(({ lng }: Row) => ({ lat: 0, lng }))
  const [a, b] = [{ lng: 1 }, { lng: 2 }]
  const run = (rows: Readonly<Record<string, Row>>, by: unknown = read) =>
    sync.run({ data: rowsOf(rows) as never, read: by as never }, 0, glide)
  expect(run({ a, b })).toEqual({ changed: true, removed: false, resized: true })
  run({ a, b })
  expect(read).toHaveBeenCalledTimes(2)
  expect(run({ a, b: { lng: 9 } })).toEqual({ changed: true, removed: false, resized: false })
  expect(read).toHaveBeenCalledTimes(3)
  run({ a, b }, ({ lng }: Row) => ({ lat: 0, lng: lng + 10 }))
  expect(lngOf(fleet.toX[fleet.indexOf('a')]!)).toBeCloseTo(11)
})

test('the fleet has those that are there and somewhere, whatever came and went', () => {
  const step = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: -9, max: 9 }))
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const fleet = createFleet()
      const sync = createSync(fleet)
      // Below zero is nowhere.
      const read = ({ lng }: Row) => (lng < 0 ? null : { lat: 0, lng })
      for (const places of steps) {
        const rows = Object.fromEntries(Object.entries(places).map(([id, lng]) => [id, { lng }]))
        const before = fleet.size
        const { resized, removed } = sync.run({ data: rowsOf(rows) as never, read: read as never }, 0, glide)
        const wanted = Object.entries(places).filter(([, lng]) => lng >= 0)
        expect([...fleet.ids].sort()).toEqual(wanted.map(([id]) => id).sort())
        for (const [id, lng] of wanted) expect(lngOf(fleet.toX[fleet.indexOf(id)]!)).toBeCloseTo(lng)
        expect(resized).toBe(removed || fleet.size !== before)
      }
    }),
  )
})
