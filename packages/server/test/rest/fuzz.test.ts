import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createHub } from '../../src/hub/index.ts'
import { createRest, type RestRequest } from '../../src/index.ts'
import { ROUTES } from '../../src/rest/routes.ts'
import { APP } from '../support/hub.ts'
import { signed } from '../support/rest-request.ts'

const hub = createHub({ apps: [APP] })
const rest = createRest(hub, { replayGrace: false })
const problems: unknown[] = []
hub.tap((happening) => {
  if (happening.type === 'problem') problems.push(happening)
})
const APP_PATH = `/apps/${APP.id}`
const numRuns = Number(process.env.PROPERTY_RUNS ?? 500)
const patient = { timeout: 60_000 }

/** Whatever came, there is an answer that fits, and nothing broke. */
async function answer(request: RestRequest) {
  const { status, body } = await rest.handle(request)
  expect(problems).toEqual([])
  expect(status).toBeLessThan(500)
  if (status !== 200)
    expect(body).toEqual({
      error: expect.stringMatching(/\.$/),
      code: expect.stringMatching(/^[a-z0-9-]+$/),
    })
  return status
}

/** What breaks whoever takes it for something else: objects that pretend, text that is none, depth. */
const ODD = [
  null,
  true,
  -0,
  1e308,
  '',
  '\ud800',
  '#server-to-user-',
  [],
  [[]],
  {},
  { toString: 1 },
  [{ toString: 1 }],
  { valueOf: null, toJSON: 1 },
  { length: -1 },
  { constructor: { prototype: null } },
  JSON.parse('{"__proto__":{"name":"e"}}') as unknown,
  Array.from({ length: 101 }, () => ({ toString: null })),
  JSON.parse('['.repeat(500) + ']'.repeat(500)) as unknown,
]
const odd = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...ODD) },
  { weight: 1, arbitrary: fc.jsonValue() },
  {
    weight: 1,
    arbitrary: fc.dictionary(
      fc.constantFrom('toString', 'valueOf', '__proto__', 'then', 'a'),
      fc.jsonValue(),
    ),
  },
)
/** Right, or anything. */
const or = (...right: unknown[]) => fc.oneof(fc.constantFrom(...right), odd)

const event = fc.record(
  {
    name: or('e'),
    data: or('x'),
    channel: or('a', 'private-encrypted-a'),
    channels: fc.oneof(or(['a', 'presence-b'], 'a'), fc.array(or('a', 'bad name!'), { maxLength: 3 })),
    info: or('user_count', 'cache, subscription_count'),
    socket_id: or('1.1'),
  },
  { requiredKeys: [] },
)
const json = fc.oneof(
  odd,
  event,
  fc.record({ batch: fc.oneof(fc.array(fc.oneof(event, odd), { maxLength: 11 }), odd) }),
  fc.record({ reconnect: or(true) }),
)
const body = fc.oneof(
  { weight: 5, arbitrary: json.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
)
const path = fc.constantFrom(...ROUTES).chain((route) =>
  fc
    .oneof(
      fc.constantFrom('a', 'presence-a', '1.1', '%', '%00', '..', '__proto__', 'x'.repeat(200)),
      fc.string(),
    )
    .map((part) => ({
      method: route.method,
      path: APP_PATH + route.path.replace(/\{\w+\}/g, () => encodeURIComponent(part)),
    })),
)
const params = fc.dictionary(
  fc.constantFrom(
    'limit',
    'after',
    'info',
    'type',
    'channel',
    'filter_by_prefix',
    'socket_id',
    'user_id',
    '__proto__',
  ),
  fc.oneof(
    fc.constantFrom('', '1', '-1', '1e9', 'NaN', 'user_count', 'cache,', 'presence-', '[object Object]'),
    fc.string(),
  ),
)

it('any request at all gets an answer, and none without a signature gets its way', patient, () =>
  fc.assert(
    fc.asyncProperty(
      fc.constantFrom('GET', 'POST', 'DELETE', 'x'),
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.string().map((text) => `${APP_PATH}/${text}`),
      ),
      fc.string({ unit: 'binary' }),
      fc.uint8Array(),
      async (method, path, query, body) => {
        expect(await answer({ method, path, query, body })).toBeGreaterThanOrEqual(400)
      },
    ),
    { numRuns: 4 * numRuns },
  ),
)

const namesLower = ({ query = '' }: RestRequest) =>
  query.replace(/(^|&)[^=&]*/g, (name) => name.toLowerCase())

it('a signed request in which anything was changed is refused', patient, () => {
  const requests = [
    signed('POST', `${APP_PATH}/events`, { body: JSON.stringify({ name: 'e', channel: 'a', data: 'x' }) }),
    signed('GET', `${APP_PATH}/channels`, { params: { filter_by_prefix: 'presence-', info: 'user_count' } }),
    signed('POST', `${APP_PATH}/users/ann/terminate_connections`, { body: '{}' }),
  ]
  return fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...requests),
      fc.constantFrom('path', 'query', 'body', 'method'),
      fc.nat(),
      fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }),
      async (request, part, at, letter) => {
        const changed = { ...request }
        if (part === 'method') changed.method = request.method === 'GET' ? 'POST' : 'GET'
        else if (part === 'body') changed.body = new Uint8Array([...(request.body ?? []), at % 256])
        else {
          const text = request[part]!
          const place = at % text.length
          fc.pre(text[place] !== letter)
          changed[part] = text.slice(0, place) + letter + text.slice(place + 1)
        }
        const status = await answer(changed)
        // Names are signed in lower case, so they say the same in another one.
        if (part === 'query' && status < 400) expect(namesLower(changed)).toBe(namesLower(request))
        else expect(status).toBeGreaterThanOrEqual(400)
      },
    ),
    { numRuns: 4 * numRuns },
  )
})

it(
  'a signed request with any body and query, to any operation, gets an answer that its description allows',
  patient,
  () =>
    fc.assert(
      fc.asyncProperty(path, params, body, async ({ method, path }, params, body) => {
        const status = await answer(
          signed(method, path, { params, ...(method === 'POST' && body !== '' && { body }) }),
        )
        expect([200, 400, 404, 413]).toContain(status)
      }),
      { numRuns: 4 * numRuns },
    ),
)

it.each([
  ['objects that pretend to be text', JSON.stringify({ name: 'e', data: 'x', channels: [{ toString: 1 }] })],
  ['depth', `{"name":"e","data":"x","channels":${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
  ['a field of the language itself', '{"__proto__":{"name":"e","data":"x","channel":"a"}}'],
  [
    'a list that is longer than anybody reads',
    JSON.stringify({ name: 'e', data: 'x', channels: Array(200_000).fill(1) }),
  ],
])('a signed body of %s is refused at once', async (_, body) => {
  for (const path of ['/events', '/batch_events', '/users/x/events']) {
    const text = path === '/batch_events' ? `{"batch":[${body}]}` : body
    expect(await answer(signed('POST', APP_PATH + path, { body: text }))).toBeLessThan(500)
  }
})
