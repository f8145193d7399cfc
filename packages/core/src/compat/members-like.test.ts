import { expect, it } from 'vitest'
import type { Member } from '../member.ts'
import type { Present } from '../present.ts'
import { membersLike } from './members-like.ts'

const member = (id: string): [string, Member] => [id, { id, info: { name: id.toUpperCase() } }]
const present = (me: string | null): Present => ({ me, members: new Map([member('ann'), member('bo')]) })

it('tells who is there, by id and one after the other', () => {
  const members = membersLike(present('bo'))
  expect(members).toMatchObject({
    members: { ann: { name: 'ANN' }, bo: { name: 'BO' } },
    count: 2,
    myID: 'bo',
    me: { id: 'bo', info: { name: 'BO' } },
  })
  expect([members.get('ann')?.id, members.get('cy')]).toEqual(['ann', null])
  const each: string[] = []
  members.each(({ id }) => each.push(id))
  expect(each).toEqual(['ann', 'bo'])
})

it('knows nobody before the channel told who is there', () => {
  expect(membersLike(null)).toMatchObject({ members: {}, count: 0, myID: null, me: null })
  expect(membersLike(present(null))).toMatchObject({ count: 2, myID: null, me: null })
  expect(membersLike(present('cy')).me).toBeNull()
})

it('stays as it was given while others come and go', () => {
  const now = present('ann')
  const members = membersLike(now)
  now.members.delete('bo')
  expect([members.count, members.get('bo')?.id]).toEqual([2, 'bo'])
})
