import { expect, it } from 'vitest'
import type { MarkerState } from '../../engines/map/index.ts'
import { formatsOf } from './formats.ts'
import { mapLabels } from './labels.ts'
import { rowOf } from './row.ts'

const bus: MarkerState = { name: 'Bus 1', lat: 52.5, lng: -13.4, heading: 90, color: '', at: 1000 }
const row = (marker: MarkerState | null) => rowOf('b1', marker, 61_000, mapLabels, formatsOf('en'))

it('says where a marker is and when it was heard of, in its colour or ours', () => {
  expect(row(bus)).toEqual({
    id: 'b1',
    name: 'Bus 1',
    detail: '52.500° N, 13.400° W · 1 minute ago',
    color: 'var(--ck-map-marker, var(--ck-accent))',
  })
  expect(row({ ...bus, color: 'red' }).color).toBe('red')
})

it('has the id for a name of what is not on the map', () => {
  expect(row(null)).toMatchObject({ id: 'b1', name: 'b1', detail: '' })
})
