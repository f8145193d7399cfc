import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createHub } from '../../src/hub/index.ts'
import { createRest, type RestRequest } from '../../src/index.ts'
import { app } from './support.ts'

const hub = createHub({ apps: [app] })
const rest = createRest(hub, { replayGrace: false })
const problems: unknown[] = []
hub.tap((happening) => {
  if (happening.type === 'problem') problems.push(happening)
})

function sign({ method, path, body = new Uint8Array() }: RestRequest, extra: string[] = []): RestRequest {
  const pairs = [
    `auth_key=${app.key}`,
    `auth_timestamp=${Math.floor(Date.now() / 1000)}`,
    'auth_version=1.0',
    ...(body.length > 0 ? [`body_md5=${createHash('md5').update(body).digest('hex')}`] : []),
    ...extra,
  ].sort()
  const text = [method, path, pairs.join('&')].join('\n')
  const signature = createHmac('sha256', app.secret).update(text).digest('hex')
  return { method, path, body, query: `${pairs.join('&')}&auth_signature=${signature}` }
}
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))

/** Whatever came, there is an answer that fits, and nothing broke. */
async function answer(request: RestRequest) {
  const { status, body } = await rest.handle(request)
  expect(problems).toEqual([])
  expect(status).toBeLessThan(500)
  if (status !== 200)
    expect(body).toEqual({ error: expect.any(String), code: expect.stringMatching(/^[a-z0-9-]+$/) })
  return status
}

it('any request at all gets an answer, and none without a signature gets its way', () =>
  fc.assert(
    fc.asyncProperty(
      fc.constantFrom('GET', 'POST', 'DELETE', 'x'),
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.string().map((text) => `/apps/app/${text}`),
      ),
      fc.string({ unit: 'binary' }),
      fc.uint8Array(),
      async (method, path, query, body) => {
        expect(await answer({ method, path, query, body })).toBeGreaterThanOrEqual(400)
      },
    ),
    { numRuns: 3000 },
  ))

it('a signed request in which anything was changed is refused', () => {
  const requests = [
    sign({ method: 'POST', path: '/apps/app/events', body: bytes({ name: 'e', channel: 'a', data: 'x' }) }),
    sign({ method: 'GET', path: '/apps/app/channels' }, ['filter_by_prefix=presence-', 'info=user_count']),
    sign({ method: 'POST', path: '/apps/app/users/ann/terminate_connections', body: bytes({}) }),
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
        expect(await answer(changed)).toBeGreaterThanOrEqual(400)
      },
    ),
    { numRuns: 3000 },
  )
})

it('a signed request with any body gets an answer that its description allows', () =>
  fc.assert(
    fc.asyncProperty(
      fc.constantFrom(
        '/events',
        '/batch_events',
        '/users/x/events',
        '/connections/1.1/terminate',
        '/users/x/terminate_connections',
      ),
      fc.oneof(
        fc.jsonValue(),
        fc.record(
          {
            name: fc.jsonValue(),
            data: fc.jsonValue(),
            channel: fc.jsonValue(),
            channels: fc.jsonValue(),
            info: fc.jsonValue(),
            socket_id: fc.jsonValue(),
          },
          { requiredKeys: [] },
        ),
        fc.record({
          batch: fc.array(fc.record({ name: fc.string(), data: fc.jsonValue(), channel: fc.jsonValue() })),
        }),
      ),
      async (path, body) => {
        const status = await answer(sign({ method: 'POST', path: `/apps/app${path}`, body: bytes(body) }))
        expect([200, 400, 404, 413]).toContain(status)
      },
    ),
    { numRuns: 3000 },
  ))
