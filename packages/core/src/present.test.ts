import { expect, it } from 'vitest'
import { everyone, presentAfter } from './present.ts'

const [ann, bob] = [
  { id: 'ann', info: 1 },
  { id: 'bob', info: 2 },
]
const at = { at: 1, channel: 'presence-a' }

it('who is there is known from when all are told, and kept in step after', () => {
  expect(presentAfter(null, { ...at, type: 'member', joined: ann })).toBeNull()
  expect(presentAfter(null, { ...at, type: 'member', left: 'ann' })).toBeNull()
  let present = presentAfter(null, { ...at, type: 'members', me: 'ann', all: [ann] })
  present = presentAfter(present, { ...at, type: 'member', joined: bob })
  present = presentAfter(present, { ...at, type: 'member', left: 'ann' })
  expect(everyone(present!, 'presence-a', 9)).toEqual({
    type: 'members',
    at: 9,
    channel: 'presence-a',
    me: 'ann',
    all: [bob],
  })
})
