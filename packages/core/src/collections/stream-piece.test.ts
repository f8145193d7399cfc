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

it('says what stands there instead', () => {
  const said = [
    null,
    'text',
    { id: true },
    { id: 'a', seq: 0, end: 'soon' },
    { id: 'a', seq: -1 },
    { id: 'a', seq: 0, text: 7 },
    { id: 'a', seq: 0, parts: 'abc' },
  ].map((data) => readPiece(data))
  expect(said).toEqual([
    'it is null',
    'it is "text"',
    'its id is true',
    'its end is "soon", and not "done" or "failed"',
    'its seq is -1',
    'its text is 7',
    'its parts are "abc"',
  ])
})

it('takes null for what is not there, and keeps of a reason what people read', () => {
  expect(readPiece({ id: 'a', seq: 0, text: null, parts: null, end: null })).toMatchObject({
    text: '',
    parts: [],
    end: null,
  })
  expect(readPiece({ id: 'a', seq: null, end: 'failed', error: 'x'.repeat(5000) })).toMatchObject({
    seq: null,
    end: { failed: true, error: 'x'.repeat(1000) },
  })
  expect(readPiece({ id: 'a', whole: true, end: true })).toMatchObject({ seq: null, whole: true })
})
