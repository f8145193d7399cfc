import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createSentences } from './sentences.ts'

it('says whole sentences, each once, and the rest at the end', () => {
  const sentences = createSentences()
  const steps = ['It is', 'It is 3.', 'It is 3.5 m', 'It is 3.5 m. "Is', 'It is 3.5 m. "Is it?" Yes']
  expect(steps.map((text) => sentences.next(text, false))).toEqual(['', '', '', 'It is 3.5 m.', '"Is it?"'])
  expect([
    sentences.next('It is 3.5 m. "Is it?" Yes', true),
    sentences.next('It is 3.5 m. "Is it?" Yes', true),
  ]).toEqual(['Yes', ''])
})

it('knows the ends of other scripts and of lines, and waits no longer than some lines', () => {
  const sentences = createSentences()
  expect(sentences.next('\u5929\u6c17\u3067\u3059\u3002\u660e', false)).toBe('\u5929\u6c17\u3067\u3059\u3002')
  const code = createSentences()
  expect(code.next('const a = 1\nconst b', false)).toBe('const a = 1')
  expect(code.next(`const a = 1\nconst b${'x'.repeat(500)}`, false)).toContain('const bxxx')
})

it('says nothing of what was there, and loses nothing of what comes', () => {
  const words = fc.array(fc.constantFrom('a', 'b. ', 'c? ', 'd', ' ', '\n', '1.5', '\u3002'))
  fc.assert(
    fc.property(words, words, (before, after) => {
      const sentences = createSentences()
      const squeezed = (text: string) => text.replace(/\s+/g, '')
      let text = before.join('')
      sentences.skip(text)
      let said = ''
      for (const word of after) {
        text += word
        said += sentences.next(text, false)
      }
      said += sentences.next(text, true)
      expect(squeezed(said)).toBe(squeezed(after.join('')))
    }),
  )
})
