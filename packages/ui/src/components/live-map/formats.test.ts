import { expect, test } from 'vitest'
import { countsOf, formatsOf, placeIn } from './formats.ts'
import { mapLabels } from './labels.ts'

test('headings and lengths are written as a locale does', () => {
  const { degrees, length, ago } = formatsOf('en')
  expect([degrees(-90), degrees(359.6), degrees(725)]).toEqual(['270°', '0°', '5°'])
  expect([length(200), length(1500)]).toEqual(['200 m', '1.5 km'])
  expect(ago(60_000)).toBe('1 minute ago')
  expect(formatsOf('en')).toBe(formatsOf('en'))
})

test('a place is said by its distance from equator and meridian, and on which side of them', () => {
  const place = (locale: string, lat: number, lng: number) =>
    placeIn(mapLabels, formatsOf(locale), { lat, lng })
  expect(place('en', -33.9, 151.2)).toBe('33.900° S, 151.200° E')
  expect(place('en', 52.5, -0.12)).toBe('52.500° N, 0.120° W')
  expect(place('de', 1.5, 2)).toBe('1,500° N, 2,000° E')
})

test('numbers of markers have the digits of a locale', () => {
  const { count, found, inView, left } = countsOf(mapLabels, 'de')
  for (const said of [count(12_345), found(12_345), inView(12_345, 12_346), left(12_345)])
    expect(said).toContain('12.345')
})
