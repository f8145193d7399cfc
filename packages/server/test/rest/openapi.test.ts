import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { app, startServer, type TestServer } from './support.ts'

interface Operation {
  operationId: string
  parameters?: { name: string; in: string; required: boolean; schema: object }[]
  requestBody?: { content: { 'application/json': { schema: object } } }
  responses: Record<string, { content: { 'application/json': { schema: object } } }>
}
interface Description {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, object> }
}

let server: TestServer
let description: Description
const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true })
beforeAll(async () => {
  // Nobody listens there: the delivery fails, which is one to look at all the same.
  const webhook = { url: 'http://127.0.0.1:9/', events: ['member_added'], retryFor: 0, batch: false } as const
  server = await startServer({ apps: [{ ...app, history: [{ channels: 'kept-*' }] }], webhooks: [webhook] })
  description = (await server.plain('GET', '/openapi.json')).body
  ajv
    .addSchema({ $id: 'api', ...description.components }, 'api')
    .addKeyword('schemas')
    .addKeyword('securitySchemes')
})
afterAll(() => server.end())

const operations = () =>
  Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  )
const compile = (schema: object) =>
  ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('#/components/', 'api#/')))

/** Asks as the description says, and holds the answer against it. */
async function ask(id: string, values: Record<string, string> = {}, body?: object, secret = app.secret) {
  const found = operations().find(({ operation }) => operation.operationId === id)!
  const { method, operation } = found
  const of = (place: string) => (operation.parameters ?? []).filter((one) => one.in === place)
  const given = { app_id: app.id, ...values } as Record<string, string>
  const path = found.path.replace(/\{(\w+)\}/g, (_, name) => given[name]!)
  const known = new Set([...of('path'), ...of('query')].map(({ name }) => name))
  for (const name of Object.keys(values)) expect(known).toContain(name)
  const asked = new Set(of('query').map(({ name }) => name))
  const params = Object.fromEntries(Object.entries(values).filter(([name]) => asked.has(name)))
  if (body)
    expect([compile(operation.requestBody!.content['application/json'].schema)(body), id]).toEqual([true, id])
  const answer = await server.send({
    method,
    path,
    params,
    secret,
    ...(body && { body: JSON.stringify(body) }),
  })
  const described = operation.responses[answer.status]
  expect(described, `${id} answers ${answer.status}`).toBeDefined()
  const validate = compile(described!.content['application/json'].schema)
  expect([validate(answer.body), validate.errors, answer.body]).toEqual([true, null, answer.body])
  return answer
}

const event = { name: 'e', data: 'x' }
const ASKED: [string, Record<string, string>, object | undefined, number][] = [
  ['getUp', {}, undefined, 200],
  ['getReady', {}, undefined, 200],
  ['getDescription', {}, undefined, 200],
  ['postEvent', {}, { ...event, channels: ['a', 'presence-a'], info: 'user_count,subscription_count' }, 200],
  ['postEvent', {}, { ...event, channel: 'cache-a', socket_id: null }, 200],
  ['postEvent', {}, { ...event, data: 'x'.repeat(10_241), channel: 'a' }, 413],
  [
    'postBatch',
    {},
    {
      batch: [
        { ...event, channel: 'a', info: 'subscription_count' },
        { ...event, channel: 'b' },
      ],
    },
    200,
  ],
  ['postBatch', {}, { batch: [{ ...event, channel: 'a' }] }, 200],
  ['postUserEvent', { user_id: 'ann' }, event, 200],
  ['getChannels', {}, undefined, 200],
  ['getChannels', { filter_by_prefix: 'presence-', info: 'user_count,subscription_count' }, undefined, 200],
  ['getChannels', { info: 'user_count' }, undefined, 400],
  ['getChannel', { channel: 'presence-a', info: 'user_count' }, undefined, 200],
  ['getChannel', { channel: 'cache-a', info: 'cache,subscription_count' }, undefined, 200],
  ['getChannel', { channel: 'nobody' }, undefined, 200],
  ['getChannel', { channel: 'a', info: 'user_count' }, undefined, 400],
  ['getHistory', { channel: 'kept-a', limit: '5' }, undefined, 200],
  ['getHistory', { channel: 'a' }, undefined, 404],
  ['getHistory', { channel: 'kept-a', before: '-1' }, undefined, 400],
  ['getUsers', { channel: 'presence-a' }, undefined, 200],
  ['getUsers', { channel: 'a' }, undefined, 400],
  ['getConnections', {}, undefined, 200],
  ['getConnections', { limit: '1', after: '1.1', channel: 'a', user_id: 'ann' }, undefined, 200],
  ['getConnections', { limit: 'x' }, undefined, 400],
  ['getConnection', { socket_id: 'SOCKET' }, undefined, 200],
  ['getConnection', { socket_id: '1.1' }, undefined, 404],
  ['getSubscriptions', { socket_id: 'SOCKET' }, undefined, 200],
  ['getActivity', {}, undefined, 200],
  [
    'getActivity',
    { limit: '5', after: '1', type: 'published', channel: 'a', filter_by_prefix: 'a' },
    undefined,
    200,
  ],
  ['getActivity', { socket_id: 'SOCKET', user_id: 'ann' }, undefined, 200],
  ['getActivity', { limit: '-1' }, undefined, 400],
  ['getWebhookDeliveries', {}, undefined, 200],
  ['getWebhookDelivery', { delivery_id: 'DELIVERY' }, undefined, 200],
  ['getWebhookDelivery', { delivery_id: 'none' }, undefined, 404],
  ['resendWebhook', { delivery_id: 'DELIVERY' }, undefined, 200],
  ['resendWebhook', { delivery_id: 'none' }, undefined, 404],
  ['terminateConnection', { socket_id: '1.1' }, {}, 404],
  ['terminateConnection', { socket_id: 'SOCKET' }, { reconnect: true }, 200],
  ['terminateUserConnections', { user_id: 'ann' }, {}, 200],
]

describe('the description of the HTTP API', () => {
  it('is what the server answers, operation by operation', async () => {
    const ann = await server.client(['a', 'presence-a', 'cache-a'])
    await ann.signIn('ann')
    ann.say('pusher:nonsense', {})
    ann.socket.send(JSON.stringify({ event: 'client-x', channel: 'presence-a', data: 'x' }))
    await vi.waitFor(() => expect(ann.events('pusher:error')).toHaveLength(1))
    const [delivery] = await vi.waitFor(() => {
      const deliveries = server.server.webhooks.deliveries('app')
      expect(deliveries).toMatchObject([{ state: 'failed' }])
      return deliveries
    })
    for (const [id, values, body, status] of ASKED) {
      const given = JSON.stringify(values).replace('SOCKET', ann.socketId).replace('DELIVERY', delivery!.id)
      const own = JSON.parse(given)
      expect([id, values, (await ask(id, own, body)).status]).toEqual([id, values, status])
    }
  })

  it('leaves no operation out, and no operation untried', () => {
    const ids = operations().map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    expect([...new Set(ASKED.map(([id]) => id))].sort()).toEqual([...ids].sort())
  })

  it('says how each refuses a wrong signature', async () => {
    for (const { path, operation } of operations()) {
      if (!path.startsWith('/apps/')) continue
      const values = { user_id: 'ann', socket_id: '1.1', channel: 'a', delivery_id: 'none' }
      const named = Object.fromEntries(Object.entries(values).filter(([name]) => path.includes(`{${name}}`)))
      const body = operation.requestBody && { ...event, channel: 'a', batch: [{ ...event, channel: 'a' }] }
      expect((await ask(operation.operationId, named, body, 'wrong')).status).toBe(401)
    }
  })

  it('is OpenAPI 3.1 whose schemas and references hold', () => {
    expect(description.openapi).toBe('3.1.0')
    for (const { operation } of operations()) {
      for (const { schema } of operation.parameters ?? []) expect(compile(schema)).toBeTypeOf('function')
      for (const { content } of Object.values(operation.responses))
        expect(compile(content['application/json'].schema)).toBeTypeOf('function')
    }
  })
})
