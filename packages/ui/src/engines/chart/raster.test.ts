import { expect, test } from 'vitest'
import { createRaster } from './raster.ts'

const image = (width: number, height: number) =>
  ({ width, height, data: new Uint8ClampedArray(width * height * 4) }) as unknown as ImageData
const alphas = ({ width, height, data }: ImageData, x: number) =>
  Array.from({ length: height }, (_, y) => data[(y * width + x) * 4 + 3]!)

test('a column lies at its number modulo the width, and is emptied alone', () => {
  const picture = image(4, 3)
  const raster = createRaster(picture)
  for (const column of [5, 6]) raster.span(column, 0, 3, 0x0000ff)
  expect([0, 1, 2, 3].map((x) => alphas(picture, x)[0])).toEqual([0, 255, 255, 0])
  raster.clear(9)
  expect([alphas(picture, 1)[0], alphas(picture, 2)[0]]).toEqual([0, 255])
  raster.span(-1, 0, 3, 0x0000ff)
  expect(alphas(picture, 3)[0]).toBe(255)
  raster.clearAll()
  expect(picture.data.every((value) => value === 0)).toBe(true)
})

test('an edge between two pixels covers each by its share', () => {
  const picture = image(1, 4)
  createRaster(picture).span(0, 0.5, 2.25, 0x0000ff)
  expect(alphas(picture, 0)).toEqual([128, 255, 64, 0])
})

test('nothing is drawn beyond the picture, nor beyond the bounds that are given', () => {
  const picture = image(1, 4)
  createRaster(picture).span(0, -9, 9, 0x0000ff, 1, 1, 1, 3)
  expect(alphas(picture, 0)).toEqual([0, 255, 255, 0])
})

test('a colour over another mixes with it, and both together are no less opaque', () => {
  const picture = image(1, 1)
  const raster = createRaster(picture)
  raster.span(0, 0, 1, 0x0000ff)
  raster.span(0, 0, 1, 0xff0000, 0.5)
  const [r, g, b, a] = picture.data
  expect([Math.abs(r! - 127) <= 1, g, Math.abs(b! - 128) <= 1, a]).toEqual([true, 0, true, 255])
})

test('an area is fainter the nearer it comes to where it stands', () => {
  const picture = image(1, 10)
  createRaster(picture).fade(0, 0, 10, 0x0000ff, 0.5)
  const all = alphas(picture, 0)
  expect(all).toEqual([...all].sort((a, b) => b - a))
  expect(all[0]! - all[9]!).toBeGreaterThan(80)
})
