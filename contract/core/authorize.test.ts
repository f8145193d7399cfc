import { ChannelKitError } from '@channelkit/core'
import { type AuthRules, answerAuth } from '@channelkit/server/auth'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAuthorizer } from '../../packages/core/src/auth/authorize.ts'
import { systemClock } from '../../packages/core/src/clock.ts'

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

describe('a question that was given up', () => {
  it('is not asked any more, and leaves the next one for the same channel alone', async () => {
    endpoint((body) => answerAuth(rules, body, null))
    const authorize = createAuthorizer({ batch: true }, systemClock)
    const left = new AbortController()
    const first = authorize({ socketId: '1.2', channel: 'private-a' }, left.signal)
    left.abort()
    const again = authorize({ socketId: '1.2', channel: 'private-a' }, signal)
    const [one, two] = await Promise.allSettled([first, again])
    expect([one.status, two.status]).toEqual(['rejected', 'fulfilled'])
    expect(bodies).toHaveLength(1)
  })

  it('costs no request when nobody else waits', async () => {
    endpoint((body) => answerAuth(rules, body, null))
    const left = new AbortController()
    const asked = createAuthorizer({ batch: true }, systemClock)(
      { socketId: '1.2', channel: 'private-a' },
      left.signal,
    )
    left.abort()
    await expect(asked).rejects.toBeInstanceOf(ChannelKitError)
    expect(bodies).toEqual([])
  })

  it('answers both who ask for one channel in one turn', async () => {
    endpoint((body) => answerAuth(rules, body, null))
    const authorize = createAuthorizer({ batch: true }, systemClock)
    const answers = await ask(authorize, 'private-a', 'private-a')
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
  })
})

it('gives up on headers that are never made, and on an endpoint that never answers', async () => {
  vi.useFakeTimers()
  const never = () => new Promise<never>(() => {})
  vi.stubGlobal('fetch', never)
  for (const options of [{ headers: never }, { params: never }, {}]) {
    const authorize = createAuthorizer({ ...options, timeout: 100, retries: 0 }, systemClock)
    const [answer] = await Promise.all([ask(authorize, 'private-a'), vi.advanceTimersByTimeAsync(200)])
    expect(answer[0]).toMatchObject({ reason: { code: 'auth-timeout' } })
  }
  vi.useRealTimers()
})

it.each([null, [], 'x', 1, { channels: null }, { channels: 1 }])(
  'says so when many are answered with %j',
  async (body) => {
    endpoint(async () => ({ status: 200, body: body as object }))
    const [answer] = await ask(createAuthorizer({ batch: true }, systemClock), 'private-a')
    expect(answer).toMatchObject({ reason: { code: 'auth-bad-response' } })
  },
)
