import { describe, expect, it } from 'vitest'
import { append, isWhole, patch, prepend, remove, replace, standIn, upsert } from './rules.ts'

interface Row {
  id: number
  text?: string
  version?: number
}

const rows: Row[] = [
  { id: 1, text: 'a' },
  { id: 2, text: 'b' },
]

describe('upsert', () => {
  it('adds a row once and keeps its place', () => {
    const rule = upsert('id')
    const added = rule(rows, { id: 3, text: 'c' })
    expect(added.map(({ id }) => id)).toEqual([1, 2, 3])
    expect(rule(added, { id: 1, text: 'z' })).toEqual([{ id: 1, text: 'z' }, rows[1], added[2]])
    expect(rows).toHaveLength(2)
  })

  it('takes an array of rows, a function for the key, and ids of either kind', () => {
    const rule = upsert((row: Row) => `row-${row.id}`)
    expect((rule(rows, [{ id: 2 }, { id: 3 }]) as Row[]).map(({ id }) => id)).toEqual([1, 2, 3])
    expect(upsert('id')(rows as { id: number | string }[], { id: '2' })).toHaveLength(2)
  })

  it('leaves out what is not newer, where there are versions', () => {
    const rule = upsert('id', { version: 'version' })
    const now = [{ id: 1, version: 5 }]
    expect(rule(now, { id: 1, version: 5 })).toBe(now)
    expect(rule(now, { id: 1, version: 4 })).toBe(now)
    expect(rule(now, { id: 1, version: 6 })).toEqual([{ id: 1, version: 6 }])
  })

  it('finds rows within a field and in the pages of an infinite query', () => {
    const page = { items: rows, total: 2 }
    expect(upsert('id', { within: 'items' })(page, { id: 2, text: 'x' })).toEqual({
      items: [rows[0], { id: 2, text: 'x' }],
      total: 2,
    })
    const pages = { pages: [[{ id: 1 }], [{ id: 2 }]], pageParams: [0, 1] }
    expect(prepend('id')(pages, { id: 3 }).pages).toEqual([[{ id: 3 }, { id: 1 }], [{ id: 2 }]])
    expect(append('id')(pages, { id: 3 }).pages).toEqual([[{ id: 1 }], [{ id: 2 }, { id: 3 }]])
    const changed = upsert('id')(pages, { id: 2, text: 'x' } as Row)
    expect(changed.pages[1]).toEqual([{ id: 2, text: 'x' }])
    expect(changed.pages[0]).toBe(pages.pages[0])
  })

  it('says where it looked for rows when there are none', () => {
    expect(() => upsert('id')({} as never, { id: 1 } as never)).toThrow('The data is no list of rows')
    expect(() => upsert('id', { within: 'items' })({ rows }, { id: 1 })).toThrow(
      "The data's items is no list",
    )
  })
})

describe('prepend and append', () => {
  it('put what is new at their end, and what is known in its place', () => {
    expect(prepend('id')(rows, { id: 3 }).map(({ id }) => id)).toEqual([3, 1, 2])
    expect(prepend('id')(rows, { id: 2 }).map(({ id }) => id)).toEqual([1, 2])
    expect(append('id')(rows, { id: 3 }).map(({ id }) => id)).toEqual([1, 2, 3])
  })
})

describe('patch', () => {
  it('lays fields over a row that is there', () => {
    expect(patch('id')(rows, { id: 2, text: 'x' })).toEqual([rows[0], { id: 2, text: 'x' }])
    expect(patch('id')(rows, { id: 9, text: 'x' })).toBe(rows)
    const now: Row[] = [{ id: 1, text: 'a', version: 2 }]
    expect(patch('id', { version: 'version' })(now, { id: 1, text: 'old', version: 1 })).toBe(now)
  })
})

describe('remove', () => {
  it('takes out by row or by id', () => {
    expect(remove('id')(rows, { id: 1 })).toEqual([rows[1]])
    expect(remove('id')(rows, 1)).toEqual([rows[1]])
    expect(remove('id')(rows, '2')).toEqual([rows[0]])
    expect(remove('id')(rows, 9)).toBe(rows)
  })
})

describe('a payload that is no row', () => {
  it('is an id, and finds nothing where it is none', () => {
    expect(remove('id')(rows, null)).toBe(rows)
    expect(remove('id')(rows, undefined)).toBe(rows)
  })
})

describe('replace', () => {
  it('takes the payload for the data, or what is made of it', () => {
    expect(replace()([1], [2])).toEqual([2])
    expect(replace((event: { score: number }) => event.score)(1, { score: 2 })).toBe(2)
  })

  it('is known for a rule that makes the data alone, and so is what stands in for it', () => {
    const add = (data: number[]) => data
    expect([replace(), standIn(() => {}, replace())].map(isWhole)).toEqual([true, true])
    expect([add, standIn(() => {}, add), 'refetch', undefined].map(isWhole)).toEqual([
      false,
      false,
      false,
      false,
    ])
  })
})
