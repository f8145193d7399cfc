import { expect, it } from 'vitest'
import { asked } from './use-told.ts'

it('what is asked for stands in the path, encoded; what is empty does not', () => {
  expect(asked('a', {})).toBe('a')
  expect(asked('a', { b: '', c: undefined })).toBe('a')
  expect(asked('a', { b: 'ann & bob#', c: '', d: '\u202e' })).toBe('a?b=ann+%26+bob%23&d=%E2%80%AE')
})
