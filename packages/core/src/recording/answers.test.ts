import { expect, it } from 'vitest'
import { nobody, toldAt, unknown } from './answers.ts'

it('moves a happening to another time, and with it the times that it holds', () => {
  const event = { type: 'event', at: 100, channel: 'a', event: 'e', data: 1 } as never
  expect(toldAt(event, 500)).toEqual({ type: 'event', at: 500, channel: 'a', event: 'e', data: 1 })
  const told = { type: 'connection', at: 100, state: 'lost', retryAt: 150, heardAt: 40 } as never
  expect(toldAt(told, 500)).toEqual({
    type: 'connection',
    at: 500,
    state: 'lost',
    retryAt: 550,
    heardAt: 440,
  })
})

it('leaves times that are not there as they are', () => {
  const told = { type: 'connection', at: 100, state: 'connected', retryAt: null } as never
  expect(toldAt(told, 500)).toEqual({
    type: 'connection',
    at: 500,
    state: 'connected',
    retryAt: null,
    heardAt: undefined,
  })
})

it('says what nobody recorded at once and for good', () => {
  expect(unknown('private-a', 7)).toMatchObject({
    type: 'refused',
    at: 7,
    channel: 'private-a',
    error: { code: 'subscription-refused', retryable: false, remedy: expect.stringMatching(/Record a kit/) },
  })
  expect(nobody(7)).toMatchObject({
    type: 'user',
    at: 7,
    user: null,
    error: { code: 'signin-failed', retryable: false, remedy: expect.stringMatching(/signs in/) },
  })
})
