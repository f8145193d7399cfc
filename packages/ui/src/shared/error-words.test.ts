import { ChannelKitError, type ErrorCode } from '@channelkit/core'
import { expect, it } from 'vitest'
import { errorLabels, errorText } from './error-words.ts'

const said = (code: ErrorCode, labels = errorLabels) => errorText(new ChannelKitError(code, 'why'), labels)

it('an error is what it means to a visitor, and what only developers can mend is one thing', () => {
  expect(said('auth-denied')).toBe('You don’t have access to this.')
  expect(said('terminated')).toBe('You were signed out. Sign in again.')
  expect(said('destroyed')).toBe('This has ended.')
  expect(said('load-failed')).toContain('didn’t load')
  const unreachable: ErrorCode[] = [
    'auth-unavailable',
    'auth-timeout',
    'connection-error',
    'connection-closed',
    'offline',
  ]
  for (const code of unreachable) expect(said(code)).toBe(errorLabels.unreachable)
  for (const error of [null, undefined]) expect(errorText(error, errorLabels)).toBe(errorLabels.unavailable)
  expect(said('invalid-options')).toBe(errorLabels.unavailable)
})

it('an application has the last word, knowing the error', () => {
  const error = (text: string, cause: ChannelKitError | null) => `${text} (${cause?.code})`
  expect(said('auth-denied', { ...errorLabels, denied: 'No.', error })).toBe('No. (auth-denied)')
  expect(errorText(null, { ...errorLabels, error })).toBe('This isn’t available at the moment. (undefined)')
})
