import { expect, test } from 'vitest'
import { type ColumnShown, columnsOf, type TableColumn } from './columns.ts'
import { plainOf, rankOf, textOf, valueIn } from './format.ts'

const writing = { locale: 'en', timeZone: 'UTC', words: { yes: 'yes', no: 'no', none: '–' } }
const column = (of: Omit<TableColumn, 'field'> = {}): ColumnShown =>
  columnsOf([{ field: 'a', ...of } as never], {})[0]!
const noon = Date.UTC(2026, 2, 1, 12)

test('values are written as their column says', () => {
  const euro = column({ type: 'number', format: { style: 'currency', currency: 'EUR' } })
  expect([textOf(1234.5, euro, writing), textOf('1234.5', euro, { ...writing, locale: 'de' })]).toEqual([
    '€1,234.50',
    '1.234,50\u00A0€',
  ])
  const date = column({ type: 'date' })
  expect(textOf(noon, date, writing)).toMatch(/^Mar 1, 2026, 12:00\sPM$/)
  expect(
    textOf('2026-03-01T12:00:00Z', column({ type: 'date', format: { timeStyle: 'short' } }), writing),
  ).toMatch(/^12:00\sPM$/)
  const any = column()
  const said = [1234.5, true, false, 'x', null, undefined, '', { a: 1 }].map((value) =>
    textOf(value, any, writing),
  )
  expect(said).toEqual(['1,234.5', 'yes', 'no', 'x', '–', '–', '–', '{"a":1}'])
})

test('what is none of what its column says, and a format that is none, is written as it is', () => {
  expect(textOf('soon', column({ type: 'number' }), writing)).toBe('soon')
  expect(textOf('soon', column({ type: 'date' }), writing)).toBe('soon')
  const wrong = column({ type: 'number', format: { style: 'currency' } })
  expect(textOf(1, wrong, writing)).toBe('1')
  const round: Record<string, unknown> = {}
  round.self = round
  expect(textOf(round, column(), writing)).toBe('')
  expect(textOf('x'.repeat(100_000), column(), writing)).toHaveLength(301)
})

test('a row gives only what it has itself', () => {
  expect([
    valueIn({ a: 1 }, 'a'),
    valueIn({}, 'constructor'),
    valueIn('text', 'length'),
    valueIn(null, 'a'),
  ]).toEqual([1, undefined, undefined, undefined])
})

test('in a file numbers are numbers, and times ISO 8601', () => {
  expect([
    plainOf('12.5', column({ type: 'number' })),
    plainOf(noon, column({ type: 'date' })),
    plainOf(-3, column()),
    plainOf(null, column()),
    plainOf(true, column()),
  ]).toEqual([12.5, '2026-03-01T12:00:00.000Z', -3, '', 'true'])
})

test('is sorted by what it means', () => {
  expect([
    rankOf('10', column({ type: 'number' })),
    rankOf('2026-03-01T12:00:00Z', column({ type: 'date' })),
    rankOf(true, column()),
    rankOf('', column()),
    rankOf(Number.NaN, column()),
  ]).toEqual([10, noon, 1, undefined, undefined])
})
