import { expect, it, vi } from 'vitest'
import { ChannelKitError, loadFailure, teach, toConsole } from './errors.ts'
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

it('has a page that tells more', () => {
  expect(new ChannelKitError('auth-denied', 'No.').docs).toBe('https://channelkit.dev/errors/auth-denied/')
})

it('says the remedy that it was given rather than that of its code', () => {
  const error = new ChannelKitError('auth-denied', 'No.', { remedy: 'Ask Ann.' })
  expect([error.message, error.remedy]).toEqual(['No. Ask Ann.', 'Ask Ann.'])
})

it('leaves a point within a sentence where it is', () => {
  expect(new ChannelKitError('auth-denied', 'Version 1. .2 is old.').message).toMatch(
    /^Version 1\. \.2 is old\. /,
  )
})

it('of code that did not arrive is its own error if it had one, or says what is missing', () => {
  const own = new ChannelKitError('invalid-options', 'No key.')
  expect(loadFailure('The outbox', own)).toBe(own)
  const cause = new Error('offline')
  expect(loadFailure('The outbox', cause)).toMatchObject({
    code: 'load-failed',
    message: expect.stringMatching(/^The outbox could not be loaded: Error: offline\. /),
    cause,
  })
})

it.each([
  ['handler-failed', true],
  ['render-failed', true],
  ['auth-denied', false],
] as const)('%s is told to a console in one line, with where it was thrown: %s', (code, withCause) => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {})
  const cause = new Error('mine')
  const error = new ChannelKitError(code, 'It failed.', { cause })
  const line = `ChannelKit [${code}]: ${error.message} See https://channelkit.dev/errors/${code}/`
  toConsole(error)
  toConsole(new ChannelKitError(code, 'It failed.', { cause: 'a text' }))
  expect(told.mock.calls).toEqual([withCause ? [line, cause] : [line], [line]])
  told.mockRestore()
})
