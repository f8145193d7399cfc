import { describe, expect, it } from 'vitest'
import { initialsOf, profileOf } from './profile.ts'

describe('people', () => {
  it('are named by their info, or by their id, and have a colour of their own', () => {
    const ann = profileOf({ id: '7', info: { name: 'Ann  Lee', avatar: '/ann.png' } })
    expect(ann).toMatchObject({ name: 'Ann  Lee', initials: 'AL', picture: '/ann.png' })
    expect(profileOf({ id: '7', info: null })).toMatchObject({ name: '7', picture: null, hue: ann.hue })
    expect(profileOf({ id: '7', info: 'odd' }, 'Bob').name).toBe('Bob')
    expect(initialsOf('ada b. lovelace')).toBe('AL')
  })
})
