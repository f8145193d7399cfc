import { expect, it } from 'vitest'
import { editLists } from './row-lists.ts'

const add = (lists: unknown[][]) => lists.map((list, i) => (i === 0 ? [...list, 'new'] : list))
const keep = (lists: unknown[][]) => lists

it('edits data that is a list, that has one in a field, and pages of both', () => {
  expect(editLists(['a'], undefined, add)).toEqual(['a', 'new'])
  expect(editLists({ rows: ['a'], total: 1 }, 'rows', add)).toEqual({ rows: ['a', 'new'], total: 1 })
  const second = ['b']
  const pages = editLists({ pages: [['a'], second], pageParams: [0, 1] }, undefined, add)
  expect(pages).toEqual({ pages: [['a', 'new'], ['b']], pageParams: [0, 1] })
  expect(pages.pages[1]).toBe(second)
  expect(editLists({ pages: [{ rows: [], next: 2 }], pageParams: [0] }, 'rows', add)).toEqual({
    pages: [{ rows: ['new'], next: 2 }],
    pageParams: [0],
  })
})

it('gives the very same where nothing was changed', () => {
  for (const data of [['a'], { pages: [['a']], pageParams: [0] }])
    expect(editLists<unknown>(data, undefined, keep)).toBe(data)
  const held = { rows: ['a'] }
  expect(editLists(held, 'rows', keep)).toBe(held)
})

it('takes for pages only what an infinite query has', () => {
  expect(editLists({ pages: ['a'] }, 'pages', add)).toEqual({ pages: ['a', 'new'] })
  expect(editLists({ pages: [], pageParams: [], rows: [] }, 'rows', add)).toMatchObject({ rows: ['new'] })
})

it.each([
  [{ rows: [] }, undefined, /^The data is no list of rows: say with `within`/],
  [null, undefined, /^The data is no list/],
  [{ rows: 7 }, 'rows', /^The data's rows is no list/],
  [undefined, 'rows', /^The data's rows is no list/],
])('says of %j what is no list', (data, within, message) => {
  expect(() => editLists<unknown>(data, within, add)).toThrow(message)
})
