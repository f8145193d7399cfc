import { describe, expect, it } from 'vitest'
import { hueOf, initialsOf, isDark, profileOf } from './profile.ts'

describe('people', () => {
  it('are named by their info, or by their id, and have a colour of their own', () => {
    const ann = profileOf({ id: '7', info: { name: 'Ann  Lee', avatar: '/ann.png' } })
    expect(ann).toMatchObject({ name: 'Ann  Lee', initials: 'AL', picture: '/ann.png' })
    expect(profileOf({ id: '7', info: null })).toMatchObject({ name: '7', picture: null, hue: ann.hue })
    expect(profileOf({ id: '7', info: 'odd' }, 'Bob').name).toBe('Bob')
    expect(initialsOf('ada b. lovelace')).toBe('AL')
  })

  it('are told apart by colour, also where ids differ in a number', () => {
    for (const prefix of ['person-', 'user', '']) {
      const looks = Array.from({ length: 600 }, (_, n) => {
        const id = `${prefix}${n}`
        return `${Math.floor(hueOf(id) / 60)} ${isDark(id)}`
      })
      const counts = new Map<string, number>()
      for (const look of looks) counts.set(look, (counts.get(look) ?? 0) + 1)
      // Twelve looks for 600 people.
      expect(counts.size).toBe(12)
      expect(Math.max(...counts.values())).toBeLessThan(80)
      expect(new Set(looks.slice(0, 10)).size).toBeGreaterThanOrEqual(6)
    }
  })
})

describe('names that show nothing', () => {
  const blank = ['', '  ', '\u200B', '\u2800', '\u3164', '\u00AD\u202E', '\u0301', '\u{E0020}', '\uFE0F']

  it('fall back to the next one, and in the end to the id', () => {
    for (const name of blank) {
      expect(profileOf({ id: '7', info: { name } }, name).name).toBe('7')
      expect(profileOf({ id: '7', info: { name, username: 'ann' } }).name).toBe('ann')
    }
  })

  it('are not cut within a letter, and initials are never blank', () => {
    expect(initialsOf('🇩🇪 Team')).toBe('🇩🇪T')
    expect(initialsOf('👩‍👩‍👧 é́rica')).toBe('👩‍👩‍👧É́')
    expect(initialsOf('\u200B ann \u2800')).toBe('A')
    expect(initialsOf('\u202Eeve')).toBe('E')
    expect(initialsOf('नि मा')).toBe('निमा')
  })
})
