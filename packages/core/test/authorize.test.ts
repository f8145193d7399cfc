import { type AuthRules, answerAuth } from '@channelkit/server/auth'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAuthorizer } from '../src/authorize.ts'
import { systemClock } from '../src/clock.ts'

const app = { key: 'app-key', secret: 'app-secret' }
const rules: AuthRules<unknown> = { app, channel: ({ channel }) => channel !== 'private-no' }
const signal = new AbortController().signal
const bodies: string[] = []

beforeEach(() => {
  bodies.length = 0
})
afterEach(() => {
  vi.unstubAllGlobals()
})

function endpoint(answer: (body: string) => Promise<{ status: number; body: object }>) {
  vi.stubGlobal('fetch', async (_url: string, { body }: { body: string }) => {
    bodies.push(decodeURIComponent(body))
    const reply = await answer(body)
    return new Response(JSON.stringify(reply.body), { status: reply.status })
  })
}
const ask = (authorize: ReturnType<typeof createAuthorizer>, ...channels: string[]) =>
  Promise.allSettled(channels.map((channel) => authorize({ socketId: '1.2', channel }, signal)))

describe('many channels', () => {
  it('are authorised in one request once the endpoint has said that it can, each with its own answer', async () => {
    endpoint((body) => answerAuth(rules, body, null))
    const authorize = createAuthorizer({}, systemClock)
    await ask(authorize, 'private-first')
    const answers = await ask(authorize, 'private-a', 'private-no', 'private-b')
    expect(bodies).toEqual([
      'socket_id=1.2&channel_name=private-first',
      'socket_id=1.2&channel_name[]=private-a&channel_name[]=private-no&channel_name[]=private-b',
    ])
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(answers[1]).toMatchObject({ reason: { code: 'auth-denied', httpStatus: 403 } })
  })

  it('are asked for one by one where the endpoint never said so', async () => {
    endpoint(async () => ({ status: 200, body: { auth: 'k:s' } }))
    const authorize = createAuthorizer({}, systemClock)
    await ask(authorize, 'private-a', 'private-b')
    await ask(authorize, 'private-a', 'private-b')
    expect(bodies).toHaveLength(4)
  })

  it('are asked for together from the start when told so, and again after a failure', async () => {
    let fails = 1
    endpoint(async (body) => (fails-- > 0 ? { status: 503, body: {} } : answerAuth(rules, body, null)))
    const authorize = createAuthorizer({ batch: true }, systemClock)
    const answers = await ask(authorize, 'private-a', 'private-b')
    expect(bodies).toHaveLength(2)
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
  })
})

it('asks for headers and fields anew each time', async () => {
  const headers: unknown[] = []
  vi.stubGlobal('fetch', async (_url: string, init: { headers: { token: string } }) => {
    headers.push(init.headers.token)
    return new Response('{"auth":"k:s"}')
  })
  let token = 0
  const authorize = createAuthorizer({ headers: async () => ({ token: String(++token) }) }, systemClock)
  await ask(authorize, 'private-a')
  await ask(authorize, 'private-b')
  expect(headers).toEqual(['1', '2'])
})
