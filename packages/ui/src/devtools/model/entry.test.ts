import type { Happening } from '@channelkit/core'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { briefOf, dataOf, entryOf, fullText, textOf, weightOf } from './entry.ts'

const event = (data: unknown): Happening => ({
  type: 'event',
  at: 1,
  channel: 'ticker',
  event: 'price',
  data,
  userId: undefined,
})
const entry = (data: unknown) => entryOf(1, event(data), false)

it('says of each thing that happens what it is and where', () => {
  expect(entry(1)).toMatchObject({ sort: 'in', title: 'price', channel: 'ticker' })
  const lost: Happening = { type: 'connection', at: 1, state: 'lost' }
  expect(entryOf(2, lost, false)).toMatchObject({ sort: 'line', title: 'lost', channel: undefined })
  expect(dataOf(lost)).toEqual({ state: 'lost' })
  const dropped: Happening = { type: 'dropped', at: 1, channel: 'a', event: 'client-x', data: 1 }
  expect(entryOf(3, dropped, false)).toMatchObject({ sort: 'out', title: 'client-x (not sent)' })
})

it('writes nothing that hides or turns what stands around it', () => {
  expect(textOf('a\u202Eb\u0000c\u200Bd\ne')).toBe('a\\u{202e}b\\u{0}c\\u{200b}d\ne')
  expect(briefOf(entry('<img src=x onerror=alert(1)>'))).toBe('"<img src=x onerror=alert(1)>"')
})

it('ends with what is huge, deep or turns back on itself', () => {
  let deep: unknown = 'end'
  for (let i = 0; i < 10_000; i++) deep = [deep]
  const round: Record<string, unknown> = {}
  round.self = round
  for (const data of [deep, round, 'x'.repeat(1_000_000), new Array(100_000).fill('y'), null, undefined]) {
    expect(briefOf(entry(data)).length).toBeLessThanOrEqual(300)
    expect(fullText(entry(data)).length).toBeLessThan(400_000)
  }
})

it('weighs a payload about as it is', () => {
  expect(weightOf('x'.repeat(5000))).toBe(5000)
  expect(weightOf(new Array(1000).fill(1))).toBeGreaterThan(5000)
  fc.assert(
    fc.property(fc.jsonValue(), (data) => {
      expect(weightOf(data)).toBeGreaterThanOrEqual(0)
    }),
  )
})
