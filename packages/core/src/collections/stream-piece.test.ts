import { expect, it } from 'vitest'
import { readPiece } from './stream-piece.ts'

it('reads what fits, with numbers as text, and one part or several', () => {
  expect(readPiece({ id: 7, seq: '3', text: 'a', end: true })).toEqual({
    id: '7',
    seq: 3,
    text: 'a',
    parts: [],
    whole: false,
    end: { failed: false, error: undefined },
  })
  expect(readPiece({ id: 'a', seq: 0, part: null, parts: [1, 2] })).toMatchObject({
    parts: [null, 1, 2],
    end: null,
  })
  expect(readPiece({ id: 'a', end: 'failed', error: 'x'.repeat(5000) })).toMatchObject({ seq: null })
})

it('says of all else why it is no piece', () => {
  const refused = [
    null,
    [1],
    'text',
    { seq: 0 },
    { id: {}, seq: 0 },
    { id: 'a' },
    { id: 'a', seq: -1 },
    { id: 'a', seq: 1.5 },
    { id: 'a', seq: 1e300 },
    { id: 'a', seq: 0, text: 7 },
    { id: 'a', seq: 0, parts: 'abc' },
    { id: 'a', seq: 0, end: 'soon' },
    { id: 'a', end: true },
  ]
  expect(refused.map((data) => typeof readPiece(data))).toEqual(refused.map(() => 'string'))
})
