import { expect, test } from 'vitest'
import { found } from './list.ts'

const ids = Array.from({ length: 30 }, (_, n) => `${n}`)
const nameOf = (id: string) => `Bus ${id}`

test('a long list is searched by name, in whatever case; a short one cannot be', () => {
  expect(found(ids, ' bUS 2', nameOf)).toEqual([
    '2',
    '20',
    '21',
    '22',
    '23',
    '24',
    '25',
    '26',
    '27',
    '28',
    '29',
  ])
  expect(found(ids, 'tram', nameOf)).toEqual([])
  expect(found(ids, '  ', nameOf)).toBe(ids)
  const few = ids.slice(0, 5)
  expect(found(few, 'tram', nameOf)).toBe(few)
})
