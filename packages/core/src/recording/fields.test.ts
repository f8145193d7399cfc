import { expect, it } from 'vitest'
import { faultOf, isRecorded } from './fields.ts'

const error = { code: 'c', message: 'm', remedy: 'r', retryable: true }
const event = { type: 'event', channel: 'a', event: 'e', data: null }

it.each([
  { type: 'connection', state: 'lost', retryAt: 1, heardAt: null, more: 1 },
  { type: 'connection', state: 'connected', socketId: '1.1', transport: 'ws' },
  { type: 'connection-error', error },
  { type: 'server-error', error },
  { type: 'subscribed', channel: 'a' },
  { type: 'unsubscribe', channel: 'a' },
  { type: 'refused', channel: 'a', error },
  { type: 'count', channel: 'a', count: 0 },
  { type: 'members', channel: 'a', me: null, all: [] },
  { type: 'members', channel: 'a', me: 'ann', all: [{ id: 'ann' }] },
  { type: 'member', channel: 'a', joined: { id: 'ann', info: 1 } },
  { type: 'member', channel: 'a', left: 'ann', joined: null },
  event,
  { ...event, userId: 'ann' },
  { type: 'past', channel: 'a', ask: 1, events: null },
  { type: 'past', channel: 'a', ask: 1, events: [{ event: 'e', at: 1 }] },
  { type: 'user', user: null },
  { type: 'user', user: {}, error },
  { type: 'user-event', event: 'e', data: 1 },
  { type: 'watchlist', online: false, ids: ['ann'] },
])('finds nothing wrong with %j', (told) => {
  expect([isRecorded(told), faultOf(told)]).toEqual([true, null])
})

it.each<[Record<string, unknown>, string]>([
  [{ type: 'other' }, 'there is no kind of happening "other"'],
  [{ type: 'toString' }, 'there is no kind of happening "toString"'],
  [{ type: 7 }, 'there is no kind of happening 7'],
  [{ type: 'connection', state: 'up' }, 'state of a connection is not one of connecting, connected, lost,'],
  [{ type: 'connection', state: 'lost', retryAt: '1' }, 'retryAt of a connection is not a number or null'],
  [{ type: 'connection', state: 'lost', socketId: 1 }, 'socketId of a connection is not a text or null'],
  [{ type: 'subscribed' }, 'channel of a subscribed is not a text'],
  [{ type: 'count', channel: 'a', count: '1' }, 'count of a count is not a number'],
  [{ type: 'members', channel: 'a', all: [{ id: 1 }] }, 'all of a members is not a list of members'],
  [{ type: 'members', channel: 'a', all: {} }, 'all of a members is not a list of members'],
  [{ type: 'member', channel: 'a', joined: 'ann' }, 'joined of a member is not a member with an id or null'],
  [{ type: 'member', channel: 'a' }, 'a member either joined or left'],
  [{ type: 'member', channel: 'a', joined: { id: 'a' }, left: 'b' }, 'a member either joined or left'],
  [{ ...event, event: 1 }, 'event of a event is not a text'],
  [{ ...event, userId: 1 }, 'userId of a event is not a text or null'],
  [{ type: 'past', channel: 'a', ask: 1, events: {} }, 'events of a past is not a list of events or null'],
  [
    { type: 'past', channel: 'a', ask: 1, events: [{ event: 'e' }] },
    'events of a past is not a list of events',
  ],
  [{ type: 'past', channel: 'a', ask: 1, events: [{ at: 1 }] }, 'events of a past is not a list of events'],
  [{ type: 'past', channel: 'a', ask: 1, events: [1] }, 'events of a past is not a list of events'],
  [{ type: 'watchlist', online: 1, ids: [] }, 'online of a watchlist is not true or false'],
  [{ type: 'watchlist', online: true, ids: [1] }, 'ids of a watchlist is not a list of texts'],
  [{ type: 'watchlist', online: true, ids: 'ann' }, 'ids of a watchlist is not a list of texts'],
  ...['code', 'message', 'remedy', 'retryable'].map((field): [Record<string, unknown>, string] => [
    { type: 'server-error', error: { ...error, [field]: 1 } },
    'error of a server-error is not an error with code, message, remedy and retryable',
  ]),
  [{ type: 'server-error', error: 'no' }, 'error of a server-error is not an error'],
])('says of %j what is wrong', (told, fault) => expect(faultOf(told)).toContain(fault))
