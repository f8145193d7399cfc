import { expect, it } from 'vitest'
import { docstringOf } from '../lib/docs/docstring.ts'
import { fieldsOf } from '../lib/docs/fields.ts'
import { sectionsOf } from '../lib/docs/sections.ts'

it('a docstring is read from its source', () => {
  const source = `
/** Something else. */
export const other = 1

/**
 * Adds two numbers,
 * carefully.
 *
 * @param a the first
 * @returns the sum
 *
 * @example
 * add(1, 2)
 * add(3, 4)
 */
export function add(a: number, b: number) {}
export function bare() {}
`
  expect(docstringOf(source, 'add')).toEqual({
    text: 'Adds two numbers,\ncarefully.',
    params: [{ name: 'a', text: 'the first' }],
    returns: 'the sum',
    examples: ['add(1, 2)\nadd(3, 4)'],
  })
  expect(docstringOf(source, 'bare')).toBeNull()
  expect(docstringOf(source, 'missing')).toBeNull()
})

it('the fields of an interface are read from its source, inherited ones last', () => {
  const source = `
export interface BaseProps {
  /** Is off. */
  off?: boolean
}
export interface ThingProps extends BaseProps, Omit<Other, 'x'> {
  /** How many,
   * at most. */
  max: number
  onPick?(id: string): void
}
`
  expect(fieldsOf([source], 'ThingProps')).toEqual([
    { name: 'max', type: 'number', required: true, text: 'How many, at most.' },
    { name: 'onPick', type: '(id: string): void', required: false, text: '' },
    { name: 'off', type: 'boolean', required: false, text: 'Is off.' },
  ])
})

it('code of several frameworks in a row becomes one section, and the rest stays text', () => {
  const page = '# Title\n\n```tsx\na\n```\n\n```vue\nb\n```\n\nText\n\n```tsx\nalone\n```\n'
  expect(sectionsOf(page)).toEqual([
    '# Title\n\n',
    { react: 'a', vue: 'b' },
    'Text\n\n```tsx\nalone\n```\n\n',
  ])
})
