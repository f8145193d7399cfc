import { expect, it } from 'vitest'
import type { Present } from '../present.ts'
import { readTyping } from './typing-message.ts'

const present: Present = {
  me: 'ann',
  members: new Map(
    [
      ['7', 'Bob'],
      ['8', 'Cy'],
      ['9', 'Cy'],
    ].map(([id, name]) => [id!, { id: id!, info: { name } }]),
  ),
}

it.each([
  ['our own', { id: 'bob', name: 'Bob', typing: true }, 'bob', 'Bob'],
  ['a number as id', { id: 7 }, '7', 'Bob'],
  ['the name of a member', { name: 'Bob' }, '7', 'Bob'],
  ['a name that two have', { name: 'Cy' }, 'Cy', 'Cy'],
  ['a name that nobody has', { name: 'Dee' }, 'Dee', 'Dee'],
  ['a user', { user: { id: 5, name: 'Eve' } }, '5', 'Eve'],
  ['a user’s id', { userId: 8 }, '8', 'Cy'],
  ['a user’s id in snake case', { user_id: 8 }, '8', 'Cy'],
])('reads %s', (_, data, id, name) => {
  expect(readTyping(data, undefined, present)).toEqual({ id, name, typing: true })
})

it('goes by what the server says of who sent it', () => {
  expect(readTyping({ id: 'liar', name: 'Liar' }, '7', present)).toEqual({
    id: '7',
    name: 'Liar',
    typing: true,
  })
})

it.each([null, undefined, 5, '', {}, [], { name: 5 }, { id: {} }, { id: Number.NaN }, { user: [] }])(
  'knows nobody by %j',
  (data) => expect(readTyping(data, undefined, present)).toBeNull(),
)
