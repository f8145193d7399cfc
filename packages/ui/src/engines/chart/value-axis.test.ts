import { expect, test } from 'vitest'
import type { PlotOptions } from './options.ts'
import { createValueAxis } from './value-axis.ts'

const options = { series: [{ key: 'v' }], locale: 'en' } as unknown as PlotOptions
const nothing = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY] as const
const texts = (axis: ReturnType<typeof createValueAxis>, more = {}) =>
  axis.numbers({ ...options, ...more }, 240, false).map(({ text }) => text)

test('the axis is there with the first value, and then takes its time', () => {
  const axis = createValueAxis()
  expect(axis.fit(nothing, options, { now: 0, before: 0 }, true)).toBe(false)
  expect(axis.fit([10, 90], options, { now: 16, before: 0 }, false)).toBe(false)
  expect(axis.shown).toEqual([0, 100])
  expect(axis.fit([10, 900], options, { now: 32, before: 16 }, false)).toBe(true)
  expect(axis.shown[1]).toBeGreaterThan(100)
  expect(axis.shown[1]).toBeLessThan(900)
  let now = 32
  while (axis.fit([10, 900], options, { now: now + 16, before: now }, false) && now < 5000) now += 16
  expect(now).toBeLessThan(1500)
  expect(axis.shown).toEqual([0, 1000])
})

test('who wants no motion sees no way', () => {
  const axis = createValueAxis()
  const still = { ...options, still: true }
  axis.fit([10, 90], still, { now: 0, before: 0 }, true)
  expect(axis.fit([10, 900], still, { now: 16, before: 0 }, false)).toBe(false)
  expect(axis.shown).toEqual([0, 1000])
})

test('before there is a value no number is made up, save of bounds that were given', () => {
  const axis = createValueAxis()
  axis.fit(nothing, options, { now: 0, before: 0 }, true)
  expect(texts(axis).every((text) => text === '')).toBe(true)
  const fixed = createValueAxis()
  const range = { range: [0, 100] as const }
  fixed.fit(nothing, { ...options, ...range }, { now: 0, before: 0 }, true)
  expect(texts(fixed, range)).toContain('100')
})

test('the numbers are the same list while nothing about them changed', () => {
  const axis = createValueAxis()
  axis.fit([10, 90], options, { now: 0, before: 0 }, true)
  const first = axis.numbers(options, 240, true)
  axis.fit([20, 80], options, { now: 16, before: 0 }, false)
  expect(axis.numbers(options, 240, false)).toBe(first)
  expect(first.map(({ text }) => text)).toEqual(['0', '20', '40', '60', '80', '100'])
  expect(texts(axis, { format: (value: number) => `${value} %` })).toContain('80 %')
})
