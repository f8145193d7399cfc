import { describe, expect, it } from 'vitest'
import { createMembers } from './presence-members.ts'

const one = (id: string, info: unknown = { name: id }) => ({ id, info })

describe('members', () => {
  it('say whether anything visible changed', () => {
    const members = createMembers()
    expect(members.add('ann', { name: 'Ann' })).toBe(true)
    expect(members.add('ann', { name: 'Ann' })).toBe(false)
    expect(members.add('ann', { name: 'Anna' })).toBe(true)
    expect([members.size, members.list()]).toEqual([1, [one('ann', { name: 'Anna' })]])
    expect(members.remove('ann')).toEqual(one('ann', { name: 'Anna' }))
    expect(members.remove('ann')).toBeUndefined()
  })

  it('taken anew: who stays keeps place and identity, newcomers follow, and both sides of the change are told', () => {
    const members = createMembers()
    members.reset([one('ann'), one('bob'), one('cy')])
    const before = members.get('cy')
    const diff = members.reset([one('dan'), one('cy'), one('ann', { name: 'Anna' })])
    expect(members.list().map(({ id }) => id)).toEqual(['ann', 'cy', 'dan'])
    expect(members.get('cy')).toBe(before)
    expect(members.get('ann')).toEqual(one('ann', { name: 'Anna' }))
    expect(diff).toEqual({ joined: [one('dan')], left: [one('bob')] })
  })

  it('take any id for what it is', () => {
    const members = createMembers()
    members.reset([one('__proto__'), one('10'), one('2')])
    expect(members.list().map(({ id }) => id)).toEqual(['__proto__', '10', '2'])
    expect(members.get('toString')).toBeUndefined()
  })
})
