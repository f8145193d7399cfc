import { expect, it } from 'vitest'
import type { HubHappening } from './happening.ts'
import { summaryOf } from './summary.ts'

const of = (happening: object) => summaryOf({ appId: 'a', at: 5, ...happening } as HubHappening)

it('a summary says what happened by names and sizes, and nothing that was said', () => {
  expect(
    of({
      type: 'client-event',
      channel: 'c',
      event: 'e',
      data: { ä: 1 },
      socketId: '1.1',
      userId: 'ann',
      bytes: 8,
      recipients: 2,
    }),
  ).toEqual({
    type: 'client-event',
    at: 5,
    channel: 'c',
    event: 'e',
    socket_id: '1.1',
    user_id: 'ann',
    recipients: 2,
    data_bytes: 8,
  })
  expect(
    of({ type: 'published', channel: 'c', event: 'e', data: 'ä', socketId: undefined, recipients: 0 }),
  ).toEqual({
    type: 'published',
    at: 5,
    channel: 'c',
    event: 'e',
    recipients: 0,
    data_bytes: 2,
  })
  expect(of({ type: 'client-event', channel: 'c', event: 'e', data: undefined }).data_bytes).toBe(0)
})

it.each([
  [
    { type: 'error', socketId: '1.1', code: null, message: 'secret' },
    { socket_id: '1.1', code: null },
  ],
  [
    { type: 'disconnected', socketId: '1.1', transport: 'websocket', secure: true, reason: 'closed' },
    { socket_id: '1.1', transport: 'websocket', reason: 'closed' },
  ],
  [
    { type: 'subscription-count', channel: 'c', count: 3 },
    { channel: 'c', count: 3 },
  ],
  [{ type: 'rate-limited', what: 'api' }, { what: 'api' }],
  [{ type: 'problem', where: 'api', message: 'secret' }, { where: 'api' }],
  [
    { type: 'cluster', state: 'degraded', reason: 'why' },
    { state: 'degraded', reason: 'why' },
  ],
  [
    { type: 'api-request', route: 'GET /x', status: 200, duration: 5 },
    { route: 'GET /x', status: 200 },
  ],
  [
    {
      type: 'webhook',
      endpoint: 'https://a.net',
      events: 2,
      outcome: 'failed',
      duration: 1,
      status: 500,
      error: 'ECONNREFUSED',
    },
    { endpoint: 'https://a.net', events: 2, outcome: 'failed', status: 500, error: 'ECONNREFUSED' },
  ],
])('of %o shows %o', (happening, shown) => {
  expect(of(happening)).toEqual({ type: happening.type, at: 5, ...shown })
})
