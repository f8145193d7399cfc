import { expect, it } from 'vitest'
import { dataOf, errorOf } from './error-data.ts'
import { ChannelKitError, teach } from './errors.ts'
import { words } from './words.ts'

teach(words)

const cause = new Error('mine')
const error = new ChannelKitError('auth-denied', 'Channel a was refused.', {
  httpStatus: 403,
  cause,
  retryable: true,
})

it('an error keeps its identity where its data was made', () => {
  expect(errorOf(dataOf(error))).toBe(error)
})

it('and is the same error, but for its cause, wherever a copy of the data arrives', () => {
  const copy = structuredClone(dataOf(error))
  const again = errorOf(copy)
  expect(again).toBeInstanceOf(ChannelKitError)
  expect({ ...again, message: again.message }).toEqual({ ...error, message: error.message })
  expect(again.cause).toBeUndefined()
  expect(errorOf(copy)).toBe(again)
})
