import type { Route, RouteParameter, Schema } from './route.ts'
import { ROUTES } from './routes.ts'
import { object, parameter, text } from './schemas.ts'

const SIGNING = `Every request below \`/apps\` is signed as the Channels HTTP API reference describes: the query has
\`auth_key\`, \`auth_timestamp\`, \`auth_version\` and, where there is a body, \`body_md5\` (the MD5 of its bytes in hex);
\`auth_signature\` is the HMAC-SHA256 in hex, with the secret of the key, of the method, the path and the other parameters
in the order of their names, joined by line feeds. The server SDKs of Pusher Channels do all that.`

const ERROR = object({
  error: text('What happened and why.'),
  code: text('Stable, for programs.'),
})

const SIGNED_WITH = [
  parameter('auth_key', text('Key.'), 'A key of the app.'),
  parameter('auth_timestamp', { type: 'integer' }, 'When it was signed, in seconds of the epoch.'),
  parameter('auth_version', { const: '1.0' }, 'How it was signed.'),
]
const BODY_MD5 = parameter(
  'body_md5',
  text('MD5.', { pattern: '^[0-9a-f]{32}$' }),
  'MD5 of the bytes of the body.',
)
const APP_ID = parameter('app_id', text('Id.'), 'Id of the app.')

const REFUSALS: Readonly<Record<number, string>> = {
  401: 'The signature, its time or its key is wrong, or the request was taken before.',
  403: 'The app is disabled.',
  404: 'There is no such app.',
  413: 'The body is too long.',
  429: 'The app is over its rate; `Retry-After` says when to come back.',
}

const json = (schema: Schema) => ({ content: { 'application/json': { schema } } })
const isFor = (place: 'path' | 'query', required: boolean) => (one: RouteParameter) => ({
  ...one,
  in: place,
  required,
})

function operation(route: Route) {
  const refusals = { ...REFUSALS, ...route.refusals }
  if (route.body) refusals[400] ??= 'The body is no JSON object.'
  const signedWith = [...SIGNED_WITH, ...(route.body ? [BODY_MD5] : [])]
  return {
    operationId: route.id,
    summary: route.summary,
    parameters: [
      ...[APP_ID, ...(route.parameters ?? [])].map(isFor('path', true)),
      ...signedWith.map(isFor('query', true)),
      ...(route.query ?? []).map(isFor('query', false)),
    ],
    ...(route.body && { requestBody: { required: true, ...json(route.body) } }),
    responses: {
      200: { description: 'Done.', ...json(route.answer) },
      ...Object.fromEntries(
        Object.entries(refusals).map(([status, description]) => [
          status,
          { description, ...json({ $ref: '#/components/schemas/Error' }) },
        ]),
      ),
    },
  }
}

const open = (operationId: string, summary: string, answers: Record<number, [string, Schema]>) => ({
  get: {
    operationId,
    summary,
    security: [],
    responses: Object.fromEntries(
      Object.entries(answers).map(([status, [description, schema]]) => [
        status,
        { description, ...json(schema) },
      ]),
    ),
  },
})

/** The description of the HTTP API in OpenAPI 3.1, made from the routes that answer. */
export function describeApi() {
  const paths: Record<string, Record<string, unknown>> = {
    '/up': open('getUp', 'Whether the process runs', { 200: ['It does.', object({ ok: { const: true } })] }),
    '/ready': open('getReady', 'Whether it should get new clients', {
      200: ['It should.', object({ ready: { const: true } })],
      503: ['It should not.', object({ ready: { const: false }, reason: text('Why not.') })],
    }),
    '/openapi.json': open('getDescription', 'This description', { 200: ['It.', { type: 'object' }] }),
  }
  for (const route of ROUTES) {
    const path = `/apps/{app_id}${route.path}`
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'ChannelKit server: HTTP API', version: '1.0', description: SIGNING },
    security: [{ signature: [] }],
    paths,
    components: {
      schemas: { Error: ERROR },
      securitySchemes: {
        signature: { type: 'apiKey', in: 'query', name: 'auth_signature', description: SIGNING },
      },
    },
  }
}
