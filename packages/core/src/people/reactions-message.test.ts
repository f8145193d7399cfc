import { expect, it } from 'vitest'
import { readCounts, readReaction } from './reactions-message.ts'

const bounds = { emoji: ['👍', '🎉'], most: 100 }
const said = { by: 'ann', version: 2, counts: { '👍': 3 }, was: { '👍': 1 } }

it('reads what somebody reacted with, who asks, and what is told of all', () => {
  expect(readReaction(said, undefined, bounds)).toEqual(said)
  expect(readReaction({ ask: true, counts: 1 }, undefined, bounds)).toEqual({ ask: true })
  const { was, ...told } = said
  expect(readReaction({ all: [told, { by: 7 }, null], rest: { '🎉': 4 } }, undefined, bounds)).toEqual({
    all: [told],
    rest: { '🎉': 4 },
  })
})

it.each([
  [null],
  ['👍'],
  [{ ...said, about: 'another' }],
  [{ ...said, by: '' }],
  [{ ...said, by: 'x'.repeat(201) }],
  [{ ...said, version: -1 }],
  [{ ...said, version: 2 ** 51 }],
  [{ ...said, version: '2' }],
])('hears nothing in %j', (raw) => expect(readReaction(raw, undefined, bounds)).toBeNull())

it('counts only what may be pressed, as often as one person may, and nothing that is no number', () => {
  const raw = { '👍': 1e6, '🎉': -1, '💩': 4, __proto__: { '🎉': 3 } }
  expect(readReaction({ ...said, counts: raw }, undefined, bounds)).toMatchObject({ counts: { '👍': 100 } })
  expect(readCounts({ '👍': 1.5, '🎉': '3' }, bounds)).toEqual({})
  expect(readCounts({ '👍': 1e6 }, bounds)).toEqual({ '👍': 1e6 })
  const told = { all: [{ ...said, version: 2 ** 45 }] }
  expect(readReaction(told, undefined, bounds)).toEqual({ all: [], rest: {} })
})
