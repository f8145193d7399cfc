import { ChannelKitError } from '@channelkit/core'
import { expect, test, vi } from 'vitest'
import { stateLabels, stateNote, stateText } from './state-note.ts'

const labels = { ...stateLabels, error: (message: string) => `It failed: ${message}` }

test('each state has its word, and one that is well has none', () => {
  const say = (state: 'live' | 'loading' | 'empty' | 'disabled') => stateText({ state, labels })
  expect([say('live'), say('loading'), say('empty'), say('disabled')]).toEqual([
    null,
    'Loading…',
    'Nothing yet.',
    'Switched off.',
  ])
})

test('what was lost just now has no number, and later says how long ago', () => {
  const say = (now: number) => stateText({ state: 'stale', labels, since: 1000, now, locale: 'en' })
  expect([say(0), say(1000), say(9000), say(31_000), say(121_000)]).toEqual([
    'Connection lost.',
    'Connection lost.',
    'Connection lost.',
    'Connection lost 30 seconds ago.',
    'Connection lost 2 minutes ago.',
  ])
})

test('what failed says why and can be tried again, where somebody can', () => {
  const error = new ChannelKitError('auth-timeout', 'The server said nothing.', { retryable: true })
  const retry = vi.fn()
  const note = stateNote({ state: 'error', labels, error, retry })!
  expect(note.children[0]).toContain('It failed: ')
  const button = note.children.find((child) => typeof child === 'object' && child && 'tag' in child)
  expect(button).toMatchObject({ tag: 'button', children: ['Try again'] })
  expect(
    stateNote({ state: 'error', labels, error })!.children.every((one) => typeof one !== 'object' || !one),
  ).toBe(true)
  const denied = new ChannelKitError('auth-denied', 'The server said no.')
  expect(stateNote({ state: 'error', labels, error: denied, retry })!.children).toEqual([
    'It failed: You don’t have access to this.',
    null,
    null,
  ])
  expect(stateNote({ state: 'live', labels })).toBeNull()
})
