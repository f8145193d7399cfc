import type { ChannelKit } from '@channelkit/core'
import { expect, test, vi } from 'vitest'
import { markerOf, readerOf } from './markers.ts'

test('a row is read by fields of its own names, or by functions', () => {
  const row = { y: '52.5', x: 13.4, angle: null, no: 7, shade: 'red', seen: 1000 }
  expect(
    markerOf(row, {
      lat: 'y',
      lng: 'x',
      heading: 'angle',
      name: ({ no }) => `Bus ${no}`,
      color: 'shade',
      at: 'seen',
    }),
  ).toEqual({ lat: 52.5, lng: 13.4, heading: undefined, name: 'Bus 7', color: 'red', at: 1000 })
  expect(markerOf({ lat: 1, lng: 2 }, {})).toMatchObject({ lat: 1, lng: 2, name: undefined, at: undefined })
})

test('what is nowhere on earth is no marker, and is told once', () => {
  const report = vi.fn()
  const kit = { report } as unknown as ChannelKit
  const reader = readerOf(kit, 'fleet', {}, null)
  expect([{ lat: 91, lng: 0 }, { lng: 3 }, 'text', null].map(reader.read)).toEqual([null, null, null, null])
  expect(report).toHaveBeenCalledOnce()
})

test('the reader is the same while the fields are the same', () => {
  const kit = { report: () => {} } as unknown as ChannelKit
  const first = readerOf(kit, 'fleet', { lat: 'y' } as never, null)
  expect(readerOf(kit, 'fleet', { lat: 'y' } as never, first)).toBe(first)
  expect(readerOf(kit, 'fleet', { lat: 'north' } as never, first)).not.toBe(first)
})
