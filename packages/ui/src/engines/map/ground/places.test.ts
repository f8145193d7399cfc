import fc from 'fast-check'
import { expect, test } from 'vitest'
import { worldSize } from '../camera/camera.ts'
import { latOf, lngOf, worldX, worldY } from '../camera/mercator.ts'
import { type Name, namesOf, placed } from './places.ts'

const picture = (lat: number, lng: number, zoom: number) => ({
  camera: { x: worldX(lng), y: worldY(lat), zoom },
  width: 800,
  height: 500,
  scale: 1,
})
const widthOf = ({ text }: Name) => text.length * 6.5
const find = (text: string, locale?: string) => namesOf(locale).find((name) => name.text === text)

test('countries and cities are where they are, countries in the words of the reader', () => {
  for (const [text, lat, lng] of [
    ['Berlin', 52.52, 13.4],
    ['Sydney', -33.9, 151.2],
    ['Quito', -0.2, -78.5],
  ] as const) {
    const name = find(text)!
    expect(Math.abs(latOf(name.y) - lat)).toBeLessThan(0.2)
    expect(Math.abs(lngOf(name.x) - lng)).toBeLessThan(0.2)
  }
  const [germany, deutschland] = [find('Germany', 'en')!, find('Deutschland', 'de')!]
  expect([deutschland.x, deutschland.y]).toEqual([germany.x, germany.y])
  expect(Math.abs(latOf(germany.y) - 51)).toBeLessThan(1.5)
  expect(Math.abs(lngOf(germany.x) - 10)).toBeLessThan(1.5)
  expect(namesOf('en').every(({ text }) => text.length > 0 && !text.includes('?'))).toBe(true)
})

test('the world has few names, and a country the names of its cities', () => {
  const texts = (lat: number, lng: number, zoom: number) =>
    placed(namesOf('en'), picture(lat, lng, zoom), widthOf).map(({ name }) => name.text)
  expect(texts(20, 0, 1)).toEqual([])
  const europe = texts(50, 10, 5)
  expect(europe).toEqual(expect.arrayContaining(['Germany', 'France', 'Berlin', 'Paris']))
  expect(texts(50, 10, 3)).not.toContain('Berlin')
})

test('no name is written over another, and a name stands in each copy of the world', () => {
  const places = fc.record({
    lat: fc.double({ min: -60, max: 70, noNaN: true }),
    lng: fc.double({ min: -180, max: 180, noNaN: true }),
    zoom: fc.double({ min: 2, max: 9, noNaN: true }),
  })
  fc.assert(
    fc.property(places, ({ lat, lng, zoom }) => {
      const found = placed(namesOf('en'), picture(lat, lng, zoom), widthOf)
      for (const [i, a] of found.entries()) {
        for (const b of found.slice(i + 1)) {
          const apart = Math.abs(a.x - b.x) >= (widthOf(a.name) + widthOf(b.name)) / 2
          const line = ({ name, y }: typeof a) => (name.dot ? y - 9 : y)
          expect(apart || Math.abs(line(a) - line(b)) >= 11).toBe(true)
        }
      }
    }),
    { numRuns: 60 },
  )
  const wide = { ...picture(40, 0, 2), width: 3 * worldSize(2) }
  expect(placed(namesOf('en'), wide, widthOf).filter(({ name }) => name.text === 'Russia').length).toBe(3)
})
