import { expect, it } from 'vitest'
import { createHub, ServerError, type ServerErrorCode } from '../../src/hub/index.ts'
import { createRest } from '../../src/index.ts'
import { APP } from '../support/hub.ts'
import { signed } from '../support/rest-request.ts'

const rest = createRest(createHub({ apps: [APP] }))
const ask = async (method: string, path: string, body?: unknown, params?: Record<string, string>) => {
  const text = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
  const reply = await rest.handle(
    signed(method, `/apps/${APP.id}${path}`, { ...text, ...(params && { params }) }),
  )
  const { error, code } = reply.body as { error: string; code: ServerErrorCode }
  // What to do is the same for each code.
  const { remedy } = new ServerError(code, '')
  expect(error.endsWith(` ${remedy}`)).toBe(true)
  return [reply.status, error.slice(0, -remedy.length - 1), code]
}
const event = { name: 'e', data: 'x', channel: 'a' }
const { channel: _, ...nowhere } = event

it.each([
  [
    'a name alone where a list is wanted',
    { ...nowhere, channels: 'orders' },
    'channels must be a list of names (one alone goes into channel), but is "orders".',
    'bad-channels',
  ],
  [
    'no channel at all',
    nowhere,
    'channel is missing: give channel, one name, or channels, a list of names.',
    'bad-channel',
  ],
  [
    'a bad name among good ones',
    { ...nowhere, channels: ['a', 'bad name!'] },
    'channels[1] must be the name of a channel (letters, digits and _-=@,.; only, 164 at most), but is "bad name!".',
    'bad-channel',
  ],
  [
    'an object for a name',
    { ...nowhere, channels: [{ toString: 1 }] },
    'channels[0] must be a text, but is an object.',
    'bad-channel',
  ],
  ['no channels', { ...nowhere, channels: [] }, 'channels must not be empty.', 'bad-channels'],
  [
    'too many channels',
    { ...nowhere, channels: Array.from({ length: 101 }, (_, n) => `c${n}`) },
    'channels must have 100 entries or less.',
    'bad-channels',
  ],
  [
    'encrypted channels together',
    { ...nowhere, channels: ['private-encrypted-a', 'b'] },
    'channels has an encrypted channel beside others: each of those has its own key, so give one at a time.',
    'bad-channels',
  ],
  ['no name', { ...event, name: undefined }, 'name is missing.', 'bad-event'],
  ['an empty name', { ...event, name: '' }, 'name must not be empty.', 'bad-event'],
  ['a long name', { ...event, name: 'x'.repeat(201) }, 'name must have 200 characters or less.', 'bad-event'],
  [
    "a name of the protocol's",
    { ...event, name: 'pusher:x' },
    "name must not begin with pusher: or pusher_internal:, which are the protocol's own.",
    'bad-event',
  ],
  [
    'data that is no text',
    { ...event, data: { n: 1 } },
    'data must be a text: encode other values as JSON, but is an object.',
    'bad-data',
  ],
  [
    'a wrong socket id',
    { ...event, socket_id: 'x' },
    'socket_id must be the id of a connection, as 123.456, but is "x".',
    'bad-socket-id',
  ],
  [
    'an unknown attribute',
    { ...event, info: 'users' },
    'info must be a comma-separated list of user_count, subscription_count, cache, but is "users".',
    'bad-info',
  ],
  ['a list for a body', [event], 'The body must be an object, but is a list.', 'bad-json'],
  ['a body that is no JSON', '{', 'The body is no JSON.', 'bad-json'],
])('%s is refused in words that name it', async (_, body, error, code) => {
  expect(await ask('POST', '/events', body)).toEqual([400, error, code])
})

it('an event of a batch is named by its place', async () => {
  const batch = (...events: unknown[]) => ask('POST', '/batch_events', { batch: events })
  expect(await batch(event, { ...event, data: 7 })).toEqual([
    400,
    'batch[1].data must be a text: encode other values as JSON, but is 7.',
    'bad-data',
  ])
  expect(await batch(event, 'x')).toEqual([400, 'batch[1] must be an object, but is "x".', 'bad-batch'])
  expect(await batch({ ...event, channels: ['a', 'b'] })).toEqual([
    400,
    'batch[0].channels must not be given: an event of a batch goes to one channel.',
    'bad-channels',
  ])
  expect(await batch(event, { ...event, data: 'x'.repeat(10_241) })).toEqual([
    413,
    'batch[1].data has 10240 bytes at most.',
    'payload-too-large',
  ])
  expect(await batch()).toEqual([400, 'batch must not be empty.', 'bad-batch'])
  expect(await ask('POST', '/batch_events', {})).toEqual([
    400,
    'batch must be a list of events, but is missing.',
    'bad-batch',
  ])
})

it.each([
  ['/connections', { limit: 'x' }, 'limit must be a number, but is "x".', 'bad-limit'],
  ['/connections', { limit: '0' }, 'limit must be 1 or more.', 'bad-limit'],
  ['/connections', { limit: '1001' }, 'limit must be 1000 or less.', 'bad-limit'],
  ['/connections', { limit: '1.5' }, 'limit must be a whole number, but is "1.5".', 'bad-limit'],
  ['/activity', { after: 'x' }, 'after must be the id of an entry, but is "x".', 'bad-after'],
  [
    '/channels',
    { info: 'user_count' },
    'info has user_count, which needs filter_by_prefix=presence-.',
    'bad-info',
  ],
  [
    '/channels/a',
    { info: 'user_count' },
    'info has user_count, which is for presence channels only.',
    'bad-info',
  ],
  ['/channels/a/users', {}, 'channel is no presence channel: only those have users.', 'bad-channel'],
])('%s with %o is refused in words that name it', async (path, params, error, code) => {
  expect(await ask('GET', path, undefined, params)).toEqual([400, error, code])
})

it('a wrong user id and a wrong reconnect are named', async () => {
  expect(await ask('POST', `/users/${'x'.repeat(129)}/events`, nowhere)).toEqual([
    400,
    'user_id must have 128 characters or less.',
    'bad-user-id',
  ])
  expect(await ask('POST', '/connections/1.1/terminate', { reconnect: 'yes' })).toEqual([
    400,
    'reconnect must be true or false, but is "yes".',
    'bad-reconnect',
  ])
})
