import { expect, it } from 'vitest'
import { ChannelKitError, teach } from './errors.ts'
import { words } from './words.ts'

teach(words)

it.each([
  ['Channel a was refused: This app is disabled.', 'Channel a was refused: This app is disabled.'],
  ['Channel a was refused: This app is disabled..', 'Channel a was refused: This app is disabled.'],
  ['Sign-in failed: Who are you?.', 'Sign-in failed: Who are you?'],
  ['Sign-in failed: No! .', 'Sign-in failed: No!'],
  ['Sign-in failed: wait….', 'Sign-in failed: wait…'],
  ['feed: limit must be 1 or more.', 'feed: limit must be 1 or more.'],
])('%j is one sentence, with what to do after it', (what, sentence) => {
  const error = new ChannelKitError('auth-denied', what)
  expect(error.message).toBe(`${sentence} ${error.remedy}`)
})

it('knows whether trying again can help, unless it is told otherwise', () => {
  expect(new ChannelKitError('auth-unavailable', 'It failed.').retryable).toBe(true)
  expect(new ChannelKitError('auth-denied', 'It failed.').retryable).toBe(false)
  const cause = new Error('below')
  const error = new ChannelKitError('auth-denied', 'It failed.', { retryable: true, httpStatus: 503, cause })
  expect(error).toMatchObject({ code: 'auth-denied', retryable: true, httpStatus: 503, cause })
  expect('cause' in new ChannelKitError('destroyed', 'It failed.')).toBe(false)
})
