import { expect, it } from 'vitest'
import { anatomy, each } from './anatomy.ts'

it('parts have a class and a name by which styles and applications find them, many of a kind also what each is of', () => {
  const parts = anatomy('room', { title: 'h2', ...each<{ id: number }>()({ row: 'li' }) })
  expect(parts.root).toEqual({ class: 'ck-room', 'data-ck': 'room', 'data-part': 'root' })
  expect(parts.title).toEqual({ class: 'ck-room-title', 'data-part': 'title' })
  expect(parts.row({ id: 1 })).toEqual({ class: 'ck-room-row', 'data-part': 'row', of: { id: 1 } })
  expect(parts.row.class).toBe('ck-room-row')
})
