import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createAssembly } from './assembly.ts'
import { type ReadPiece, readPiece, type StreamPiece } from './stream-piece.ts'

const read = (piece: Partial<StreamPiece>) => readPiece({ id: 'a', ...piece }) as ReadPiece

/** Pieces that make the texts in order, the last one ended. */
const piecesOf = (texts: readonly string[]) =>
  texts.map((text, seq) => read({ seq, text, part: text, ...(seq === texts.length - 1 && { end: 'done' }) }))

const texts = fc.array(fc.string({ maxLength: 5 }), { minLength: 1, maxLength: 40 })

it('is the whole answer, each piece once, in whatever order and however often they come', () => {
  fc.assert(
    fc.property(
      texts.chain((all) =>
        fc.tuple(
          fc.constant(all),
          fc.array(fc.nat(all.length - 1), { maxLength: 60 }),
          fc.shuffledSubarray(
            all.map((_, seq) => seq),
            { minLength: all.length },
          ),
        ),
      ),
      ([all, twice, order]) => {
        const assembly = createAssembly()
        const pieces = piecesOf(all)
        let before = ''
        for (const seq of [...twice, ...order, ...twice]) {
          assembly.take(pieces[seq]!)
          const { text } = assembly.read(false)
          expect(text.startsWith(before)).toBe(true)
          before = text
        }
        expect([before, assembly.read(false).parts, assembly.hole, assembly.end?.failed]).toEqual([
          all.join(''),
          all,
          false,
          false,
        ])
      },
    ),
  )
})

it('shows what is before a hole, or all that is there, and a whole piece closes it', () => {
  fc.assert(
    fc.property(texts, fc.nat(), fc.nat(), (all, missing, covered) => {
      const lost = missing % all.length
      const assembly = createAssembly()
      const pieces = piecesOf(all)
      for (const [seq, piece] of pieces.entries()) if (seq !== lost) assembly.take(piece)
      const without = all.filter((_, seq) => seq !== lost)
      expect(assembly.hole).toBe(all.length > 1 && lost < all.length - 1)
      expect(assembly.read(false).text).toBe(all.slice(0, lost).join(''))
      expect(assembly.read(true)).toEqual({ text: without.join(''), parts: without })
      const upTo = lost + (covered % (all.length - lost))
      const some = all.slice(0, upTo + 1)
      const last = upTo === all.length - 1
      assembly.take(
        read({ seq: upTo, text: some.join(''), parts: some, whole: true, ...(last && { end: true }) }),
      )
      expect(assembly.read(false)).toEqual({ text: all.join(''), parts: all })
      expect([assembly.hole, assembly.end?.failed]).toEqual([false, false])
    }),
  )
})

it('takes nothing after the end, and no whole piece that is older', () => {
  const assembly = createAssembly()
  const took = (piece: Partial<StreamPiece>) => assembly.take(read(piece))
  expect([took({ seq: 0, text: 'a' }), took({ seq: 1, text: 'b' }), took({ seq: 2, text: 'c' })]).toEqual([
    'new',
    'new',
    'new',
  ])
  expect([took({ seq: 0, text: 'A', whole: true }), took({ seq: 2, text: 'abc', whole: true })]).toEqual([
    'old',
    'known',
  ])
  expect(took({ seq: 3, end: 'failed', error: 'no more' })).toBe('new')
  expect([
    took({ seq: 4, text: 'd' }),
    took({ end: 'failed' }),
    took({ seq: 9, whole: true, text: 'x' }),
  ]).toEqual(['old', 'old', 'old'])
  expect([assembly.read(true).text, assembly.end]).toMatchObject(['abc', { failed: true, error: 'no more' }])
})

it('is ended where it is by who does not know how far it got, and where it grew too long', () => {
  const open = createAssembly()
  open.take(read({ seq: 0, text: 'a' }))
  open.take(read({ end: 'failed' }))
  expect([open.read(false).text, open.hole, open.end?.failed]).toEqual(['a', false, true])
  const long = createAssembly()
  const megabyte = 'x'.repeat(1_000_000)
  for (let seq = 0; seq < 6; seq++) long.take(read({ seq, text: megabyte }))
  expect([long.read(false).text.length, long.end?.tooLong]).toEqual([4_000_000, true])
})

it('puts ten thousand pieces together, also backwards', () => {
  const pieces = piecesOf(Array.from({ length: 10_000 }, (_, n) => `${n} `))
  for (const order of [pieces, [...pieces].reverse()]) {
    const assembly = createAssembly()
    for (const piece of order) assembly.take(piece)
    expect([assembly.read(false).parts.length, assembly.hole]).toEqual([10_000, false])
  }
})

it('says of each piece whether it brought anything', () => {
  const assembly = createAssembly()
  const took = (piece: Partial<StreamPiece>) => assembly.take(read(piece))
  expect([assembly.begun, assembly.hole]).toEqual([false, false])
  expect([took({ seq: 2, text: 'c' }), assembly.begun, assembly.hole]).toEqual(['new', true, true])
  expect([took({ seq: 2, text: 'x' }), took({ seq: 0, text: 'a' }), took({ seq: 0, text: 'x' })]).toEqual([
    'old',
    'new',
    'old',
  ])
  expect(took({ seq: 1, text: 'ab', whole: true })).toBe('new')
  expect([assembly.read(false).text, assembly.hole]).toEqual(['abc', false])
})

it('begins with its end, where nothing else of it was heard, and with a hole where that has a number', () => {
  const open = createAssembly()
  expect([open.take(read({ end: 'failed' })), open.begun, open.hole]).toEqual(['new', true, false])
  const last = createAssembly()
  last.take(read({ seq: 1, text: 'b', end: true }))
  expect([last.begun, last.hole, last.read(true).text]).toEqual([true, true, 'b'])
  last.take(read({ seq: 0, text: 'a' }))
  expect([last.hole, last.read(false).text]).toEqual([false, 'ab'])
})

it('ends at the farthest piece of which was heard, and forgets what lies beyond its end', () => {
  const open = createAssembly()
  for (const seq of [0, 3]) open.take(read({ seq, text: String(seq) }))
  open.take(read({ end: 'failed' }))
  for (const seq of [1, 2, 4]) open.take(read({ seq, text: String(seq) }))
  expect([open.read(true).text, open.hole]).toEqual(['0123', false])
  const known = createAssembly()
  known.take(read({ seq: 5, text: 'beyond' }))
  known.take(read({ seq: 1, text: 'b', end: true }))
  expect(known.read(true).text).toBe('b')
  known.take(read({ seq: 0, text: 'a' }))
  expect([known.read(true).text, known.hole]).toEqual(['ab', false])
})

it('shows what waits in its order, however it came', () => {
  const assembly = createAssembly()
  for (const seq of [30, 4, 200]) assembly.take(read({ seq, text: `${seq} `, part: seq }))
  expect([assembly.read(true), assembly.read(false)]).toEqual([
    { text: '4 30 200 ', parts: [4, 30, 200] },
    { text: '', parts: [] },
  ])
})

it('keeps the list of its parts until there are more, and holds no more than fit', () => {
  const assembly = createAssembly()
  assembly.take(read({ seq: 0, parts: [1] }))
  const { parts } = assembly.read(false)
  assembly.take(read({ seq: 1, text: 'text' }))
  expect(assembly.read(false).parts).toBe(parts)
  assembly.take(read({ seq: 2, parts: [2] }))
  expect(assembly.read(false).parts).toEqual([1, 2])
  const many = createAssembly()
  const hundredThousand = Array.from({ length: 100_000 }, (_, n) => n)
  for (const seq of [0, 1]) many.take(read({ seq, parts: hundredThousand }))
  expect([many.end, many.read(false).parts.length]).toEqual([null, 200_000])
  many.take(read({ seq: 2, parts: [1] }))
  expect([many.end, many.hole, many.read(false).parts.length]).toMatchObject([
    { failed: true, tooLong: true },
    false,
    200_000,
  ])
})

it('lets twenty thousand pieces wait for one, and no more; the one itself is always taken', () => {
  const assembly = createAssembly()
  for (let seq = 1; seq <= 20_000; seq++) expect(assembly.take(read({ seq }))).toBe('new')
  expect(assembly.take(read({ seq: 20_001 }))).toBe('old')
  expect(assembly.take(read({ seq: 0 }))).toBe('new')
  expect([assembly.hole, assembly.take(read({ seq: 20_001 }))]).toEqual([false, 'new'])
})
