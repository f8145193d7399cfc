import { beforeAll, describe, expect, it } from 'vitest'
import { teach } from '../errors.ts'
import { words } from '../words.ts'
import { absence, connectionError, refusal, serverError, unreadable } from './pusher-errors.ts'

beforeAll(() => teach(words))
const starts = (what: string) => expect.stringMatching(new RegExp(`^${what.replace(/[()?.[\]]/g, '\\$&')}`))

describe('a channel that was refused', () => {
  it.each([
    [{ status: 403, error: 'no' }, 'auth-denied', 'Channel a was refused (403): no.'],
    [{ status: 401 }, 'auth-denied', 'Channel a was refused (401): no reason given.'],
    [{ status: 500, error: 'x' }, 'subscription-refused', 'Channel a was refused (500): x.'],
    [{ error: 'limit' }, 'subscription-refused', 'Channel a was refused: limit.'],
    [null, 'subscription-refused', 'Channel a was refused: no reason given.'],
  ])('%j', (cause, code, message) => {
    const { status } = (cause ?? {}) as { status?: number }
    const error = refusal('a', cause)
    expect(error).toMatchObject({ code, message: starts(message), httpStatus: status })
    expect(error.cause).toBe(cause)
  })
})

it('an event that can’t be read says why, as far as that is known', () => {
  const said = [new Error('wrong key.'), 'no nonce', undefined].map((cause) => unreadable('a', cause))
  expect(said.map(({ code, message }) => [code, message.slice(0, 62)])).toEqual([
    ['decryption-failed', starts('An event of a could not be decrypted: wrong key. ')],
    ['decryption-failed', starts('An event of a could not be decrypted: no nonce. ')],
    ['decryption-failed', starts('An event of a could not be decrypted with the key of the')],
  ])
})

describe('a line that ends', () => {
  const closed = (code: number | null, message?: string) => ({ error: { data: { code, message } } })
  it.each([
    [closed(4009, 'over'), 'terminated', 'The server closed or refused with 4009: over.'],
    [closed(4001), 'connection-refused', 'The server closed or refused with 4001: no message.'],
    [closed(4099), 'connection-refused', 'The server closed or refused with 4099'],
    [closed(4100), 'connection-error', 'The server closed or refused with 4100'],
    [closed(4301), 'connection-error', 'The server closed or refused with 4301'],
    [{ data: { code: 4201 } }, 'connection-error', 'The server closed or refused with 4201'],
  ])('%j', (raw, code, message) => {
    const error = connectionError(raw)
    expect(error).toMatchObject({ code, message: starts(message) })
    expect(error?.cause).toBe(raw)
  })

  it.each([closed(null), closed(1006), closed(3999), { data: { code: 4301 } }, { data: { code: 4300 } }, {}])(
    '%j needs no telling',
    (raw) => expect(connectionError(raw)).toBeNull(),
  )
})

describe('a message that was not taken', () => {
  it.each([
    [
      { channel: 'a', data: { code: 4301, message: 'no' } },
      'client-event-rejected',
      'an error 4301 about a: no.',
    ],
    [{ data: { code: 4302 } }, 'server-error', 'an error 4302: no message.'],
    [{ channel: 7, data: { code: null, message: 'odd' } }, 'server-error', 'an error: odd.'],
    [{ data: null }, 'server-error', 'an error: no message.'],
    [{ data: { code: 'word' } }, 'server-error', 'an error word: no message.'],
  ])('%j', (complaint, code, message) => {
    const error = serverError(complaint)
    expect(error).toMatchObject({ code, message: starts(`The server answered ${message}`) })
    expect(error?.cause).toBe(complaint.data)
  })

  it('is about the connection below 4300, which says so itself', () => {
    expect([serverError({ data: { code: 4299 } }), serverError({ data: { code: 4300 } })?.code]).toEqual([
      null,
      'server-error',
    ])
  })
})

describe('no connection', () => {
  const to = (config: object) => absence({ config }, 'unavailable').message
  it('says where to', () => {
    expect(to({ wsHost: 'h', wsPort: 80, wssPort: 443, useTLS: true })).toEqual(
      starts("The server at wss://h:443 can't be reached."),
    )
    expect(to({ wsHost: 'h', wsPort: 80, wssPort: 443 })).toEqual(
      starts("The server at ws://h:80 can't be reached."),
    )
    expect(absence({}, 'unavailable')).toMatchObject({
      code: 'connection-unavailable',
      message: starts("The server can't be reached."),
    })
  })

  it('says which ways there are', () => {
    const among = (config?: object) => absence({ config }, 'failed').message
    expect([among(), among({ enabledTransports: [] }), among({ enabledTransports: ['ws', 'wss'] })]).toEqual([
      starts('pusher-js has no transport that works here. '),
      starts('pusher-js has no transport that works here (enabledTransports: none). '),
      starts('pusher-js has no transport that works here (enabledTransports: ws, wss). '),
    ])
    expect(absence({}, 'failed').code).toBe('connection-unsupported')
  })
})
