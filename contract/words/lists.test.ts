import type { WordList } from '@channelkit/ui/words'
import { describe, expect, it } from 'vitest'
import { definitions } from '../components/definitions.ts'
import { lists } from './lists.ts'
import { allTexts, textsOf, wordsOf } from './vocabulary.ts'

const camel = (name: string) => name.replace(/-./g, (dash) => dash[1]!.toUpperCase()) as keyof WordList

/** What is the same in several languages. */
const INTERNATIONAL = /^(png|csv|position|series|[\p{P}\p{N}\s°NSEWOL]*)$/iu

describe.each(Object.entries(lists))('The words of %s', (_, list) => {
  it.each(Object.values(definitions).map((definition) => [definition.name, definition] as const))(
    'are whole for %s, and none is English',
    (name, { labels = {} }) => {
      const words: Record<string, unknown> = { ...list.common, ...(list[camel(name)] as object) }
      expect(Object.keys(labels).filter((label) => words[label] === undefined)).toEqual([])
      for (const [label, english] of Object.entries(labels)) {
        expect(typeof words[label]).toBe(typeof english)
        const theirs = textsOf([label, words[label]])
        expect(theirs.length).toBeGreaterThan(0)
        for (const text of theirs) {
          expect(text.trim()).not.toBe('')
          if (!INTERNATIONAL.test(text)) expect(textsOf([label, english])).not.toContain(text)
        }
      }
    },
  )

  it('are written in its own letters', () => {
    const texts = Object.values(list).flatMap((part) => (typeof part === 'object' ? allTexts(part) : []))
    const foreign = { ar: /[a-z]{2,}/i, ja: /^[a-z]{2,}/i }[list.locale]
    if (foreign)
      expect(
        [...wordsOf(texts)]
          .filter((word) => foreign.test(word))
          .map((word) => word.match(/[a-z]+/)![0])
          // As it stands on the keys.
          .filter((word) => !['alt', 'ctrl', 'enter', 'shift'].includes(word))
          .sort(),
      ).toEqual(['csv', 'mac', 'png'])
    expect(Intl.NumberFormat.supportedLocalesOf(list.locale)).toEqual([list.locale])
  })
})

describe('Plurals', () => {
  it('follow the rules of the language', () => {
    const { ar, de } = lists
    expect([1, 2, 3, 11, 100].map((count) => ar!.liveMap.count(count, String(count)))).toEqual([
      'علامة واحدة',
      'علامتان',
      '3 علامات',
      '11 علامة',
      '100 علامة',
    ])
    expect([1, 2].map((count) => de!.liveMap.count(count, String(count)))).toEqual([
      '1 Markierung',
      '2 Markierungen',
    ])
    expect(de!.presenceList.joined(['Ann', 'Bob'])).toBe('Ann und Bob sind gekommen.')
  })
})
