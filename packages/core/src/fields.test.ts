import { expect, it } from 'vitest'
import { fieldOf, fieldsOf, isFields } from './fields.ts'

it('knows what has fields, and gives none of what has not', () => {
  for (const value of [null, undefined, 0, '', 'text', true, () => {}]) {
    expect(isFields(value)).toBe(false)
    expect(fieldsOf(value)).toEqual({})
    expect(fieldOf(value, 'length')).toBeUndefined()
  }
  const row = { id: 7 }
  expect(fieldsOf(row)).toBe(row)
  expect([isFields(row), isFields([]), fieldOf(row, 'id'), fieldOf(row, 'name')]).toEqual([
    true,
    true,
    7,
    undefined,
  ])
})
