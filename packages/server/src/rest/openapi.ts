import * as z from 'zod'
import type { Route } from './route.ts'
import { ROUTES } from './routes.ts'
import { text } from './schemas.ts'

const SIGNING = `Every request below \`/apps\` is signed as the Channels HTTP API reference describes: the query has
\`auth_key\`, \`auth_timestamp\`, \`auth_version\` and, where there is a body, \`body_md5\` (the MD5 of its bytes in hex);
\`auth_signature\` is the HMAC-SHA256 in hex, with the secret of the key, of the method, the path and the other parameters
in the order of their names, joined by line feeds. The server SDKs of Pusher Channels do all that.`

const ERROR = z.object({ error: text('What happened and why.'), code: text('Stable, for programs.') })

const APP_PATH = z.object({ app_id: text('Id of the app.') })
const SIGNED = z.object({
  auth_key: text('A key of the app.'),
  auth_timestamp: z.int().describe('When it was signed, in seconds of the epoch.'),
  auth_version: z.literal('1.0').describe('How it was signed.'),
})
const SIGNED_BODY = z.object({
  body_md5: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .describe('MD5 of the bytes of the body.'),
})

const REFUSALS: Readonly<Record<number, string>> = {
  401: 'The signature, its time or its key is wrong, or the request was taken before.',
  403: 'The app is disabled.',
  404: 'There is no such app.',
  413: 'The body is too long.',
  429: 'The app is over its rate; `Retry-After` says when to come back.',
}

/** JSON Schema 2020-12 of what comes in, or of what goes out. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output') {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    override: ({ jsonSchema: node }) => {
      // That a number is one which JavaScript can count with says nothing about this API.
      if (node.maximum === Number.MAX_SAFE_INTEGER) delete node.maximum
      if (node.minimum === Number.MIN_SAFE_INTEGER) delete node.minimum
    },
  })
  return json
}

const json = (schema: object) => ({ content: { 'application/json': { schema } } })
const answer = (description: string, schema: z.ZodType) => ({
  description,
  ...json(jsonSchema(schema, 'output')),
})

/** The parameters of a path or query: one for each property of its schema. */
function parameters(place: 'path' | 'query', ...schemas: (z.ZodObject | undefined)[]) {
  return schemas.flatMap((schema) => {
    if (!schema) return []
    const { properties = {}, required = [] } = jsonSchema(schema, 'input')
    return Object.entries(properties).map(([name, property]) => {
      const { description, ...rest } = property as { description?: string }
      return { name, in: place, required: required.includes(name), description, schema: rest }
    })
  })
}

function operation(route: Route) {
  const { path, query, body } = route.request.shape
  const refusals = { ...REFUSALS, ...route.refusals }
  if (body) refusals[400] ??= 'The body is no JSON object.'
  return {
    operationId: route.id,
    summary: route.summary,
    parameters: [
      ...parameters('path', APP_PATH, path),
      ...parameters('query', SIGNED, body && SIGNED_BODY, query),
    ],
    ...(body && { requestBody: { required: true, ...json(jsonSchema(body, 'input')) } }),
    responses: {
      200: answer('Done.', route.answer),
      ...Object.fromEntries(
        Object.entries(refusals).map(([status, description]) => [
          status,
          { description, ...json({ $ref: '#/components/schemas/Error' }) },
        ]),
      ),
    },
  }
}

const open = (operationId: string, summary: string, responses: Record<number, object>) => ({
  get: { operationId, summary, security: [], responses },
})

/** The description of the HTTP API in OpenAPI 3.1, made from the routes that answer. */
export function describeApi() {
  const paths: Record<string, Record<string, unknown>> = {
    '/up': open('getUp', 'Whether the process runs', {
      200: answer('It does.', z.object({ ok: z.literal(true) })),
    }),
    '/ready': open('getReady', 'Whether it should get new clients', {
      200: answer('It should.', z.object({ ready: z.literal(true) })),
      503: answer('It should not.', z.object({ ready: z.literal(false), reason: text('Why not.') })),
    }),
    '/openapi.json': open('getDescription', 'This description', { 200: answer('It.', z.looseObject({})) }),
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
      schemas: { Error: jsonSchema(ERROR, 'output') },
      securitySchemes: {
        signature: { type: 'apiKey', in: 'query', name: 'auth_signature', description: SIGNING },
      },
    },
  }
}
