import { expect, test } from 'vitest'
import type { MarkerState, WorldMap } from '../../engines/map/index.ts'
import { formatsOf } from './formats.ts'
import { mapLabels } from './labels.ts'
import { popupOf } from './popup.ts'

const mapOf = (marker: MarkerState | null, following: string | null = null) =>
  ({ marker: () => marker, following }) as unknown as WorldMap
const bus: MarkerState = { name: 'Bus 1', lat: 52.5, lng: 13.4, heading: 90, color: '', at: 1000 }
const popup = (map: WorldMap) => popupOf(map, 'b1', { no: 7 }, 61_000, mapLabels, formatsOf('en'))

test('a popup says where a marker is, where it looks and when it was heard of', () => {
  expect(popup(mapOf(bus, 'b1'))).toMatchObject({
    id: 'b1',
    row: { no: 7 },
    following: true,
    details: [
      ['Position', '52.500° N, 13.400° E'],
      ['Heading', '90°'],
      ['Last heard', '1 minute ago'],
    ],
  })
})

test('a marker that looks nowhere has no heading, and one that is gone no popup', () => {
  const details = popup(mapOf({ ...bus, heading: null }))?.details.map(([name]) => name)
  expect(details).toEqual(['Position', 'Last heard'])
  expect(popup(mapOf(null))).toBeNull()
})
