import { describe, expect, it } from 'vitest'
import { detailOf, type Entry, KINDS, textOf, toneOf } from './entry.ts'

const entry = (told: Partial<Entry>): Entry => ({ id: 1, type: 'published', at: 1, ...told })

describe('an entry', () => {
  it.each([
    [
      { type: 'connected', transport: 'websocket', address: '203.0.113.7' },
      'websocket from 203.0.113.7',
      'good',
    ],
    [{ type: 'disconnected', reason: 'closed' }, 'closed', 'none'],
    [{ recipients: 0, data: '{"a":1}' }, 'to 0 · {"a":1}', 'accent'],
    [{ type: 'client-event', recipients: 2 }, 'to 2', 'accent'],
    [
      { type: 'webhook', outcome: 'retrying', endpoint: 'https://a.b', error: 'x' },
      'retrying · https://a.b · x',
      'busy',
    ],
    [{ type: 'webhook', outcome: 'failed' }, 'failed', 'bad'],
    [
      { type: 'api-request', status: 401, route: 'POST /x', error: 'bad-key' },
      '401 · POST /x · bad-key',
      'bad',
    ],
    [{ type: 'api-request', status: 200, route: 'POST /x' }, '200 · POST /x', 'none'],
    [{ type: 'error', code: null, message: 'no' }, 'no', 'bad'],
    [{ type: 'subscription-count', count: 0 }, '0', 'none'],
  ] satisfies [Partial<Entry>, string, string][])(
    '%o is told in few words and marked',
    (told, detail, tone) => {
      expect([detailOf(entry(told)), toneOf(entry(told))]).toEqual([detail, tone])
    },
  )

  it('is searched by all that is shown of it', () => {
    const text = textOf(
      entry({ channel: 'orders', event: 'placed', user_id: 'ann', socket_id: '1.2', data: 'x' }),
    )
    for (const part of ['published', 'orders', 'placed', 'ann', '1.2', 'x']) expect(text).toContain(part)
  })
})

it('kinds have names of their own, and each asks for something', () => {
  expect(new Set(KINDS.map(({ name }) => name)).size).toBe(KINDS.length)
  expect(KINDS.every(({ types }) => types.length > 0)).toBe(true)
})
