import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isolate } from './isolate.ts'

describe('A name in a sentence', () => {
  it('stays as it is where it can turn nothing', () => {
    for (const name of ['Ann', 'Zoë Müller-3', '田中', 'Ωρα', '🏳️‍🌈', '']) expect(isolate(name)).toBe(name)
  })

  it('is enclosed where it is written, or steers, the other way', () => {
    expect(isolate('דנה')).toBe('\u2068דנה\u2069')
    expect(isolate('Eve\u202E')).toBe('\u2068Eve\u202E\u2069')
    expect(isolate('Ann', true)).toBe('\u2068Ann\u2069')
  })

  it('closes what it opens, and no more than that', () => {
    const signs = fc.constantFrom('\u2066', '\u2067', '\u2068', '\u2069', '\u202E', '\n', '\u2029', 'a', 'א')
    fc.assert(
      fc.property(fc.array(signs, { minLength: 1, maxLength: 12 }), (letters) => {
        const text = isolate(letters.join(''), true)
        let depth = 0
        ;[...text].forEach((letter, at) => {
          if (letter >= '\u2066' && letter <= '\u2068') depth++
          if (letter === '\u2069') depth--
          // Nothing of the name is outside.
          expect(depth > 0 || at === text.length - 1).toBe(true)
        })
        expect(depth).toBe(0)
        expect(text).not.toMatch(/[\n\u2029]/)
      }),
    )
  })
})
