import { expect, it } from 'vitest'
import { kindOf } from './name-rules.ts'

it.each([
  ['private-encrypted-a', 'encrypted'],
  ['private-a', 'private'],
  ['presence-a', 'presence'],
  ['a-private-', 'public'],
])('%s is %s', (name, kind) => {
  expect(kindOf(name)).toBe(kind)
})
