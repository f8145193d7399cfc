import { ChannelKitError } from '@channelkit/core'
import { type AuthRules, answerAuth } from '@channelkit/server/auth'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAuthorizer } from '../../packages/core/src/auth/authorize.ts'
import { systemClock } from '../../packages/core/src/clock.ts'
import { teach } from '../../packages/core/src/errors.ts'
import { words } from '../../packages/core/src/words.ts'

const app = { key: 'app-key', secret: 'app-secret' }
const rules: AuthRules<unknown> = { app, channel: ({ channel }) => channel !== 'private-no' }
const signal = new AbortController().signal
const bodies: string[] = []

// Words come with the code that connects, and tell what may be tried again.
beforeAll(() => teach(words))
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
  Promise.allSettled(
    channels.map((channel) => authorize({ socketId: '1.2', channel }, new AbortController().signal)),
  )

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

describe('the first page', () => {
  const thirty = Array.from({ length: 30 }, (_, n) => `private-c${n}`)

  it('asks once for all its channels where the endpoint can, each with its own answer', async () => {
    endpoint((body) => answerAuth(rules, body, null))
    const answers = await ask(createAuthorizer({}, systemClock), ...thirty, 'private-no', 'private-c0')
    expect(bodies).toHaveLength(1)
    expect(answers.map(({ status }) => status)).toEqual([
      ...thirty.map(() => 'fulfilled'),
      'rejected',
      'fulfilled',
    ])
    expect(answers[30]).toMatchObject({ reason: { code: 'auth-denied', httpStatus: 403 } })
  })

  it('asks one by one after the first where it can’t, and knows that from then on', async () => {
    const seen: (string | null)[] = []
    endpoint(async (body) => {
      seen.push(new URLSearchParams(body).get('channel_name'))
      return { status: 200, body: { auth: 'k:s' } }
    })
    const authorize = createAuthorizer({}, systemClock)
    for (let round = 0; round < 2; round++) {
      const answers = await ask(authorize, ...thirty)
      expect(answers.every(({ status }) => status === 'fulfilled')).toBe(true)
    }
    expect(seen).toEqual([...thirty, ...thirty])
    expect(bodies.filter((body) => body.includes('also_'))).toHaveLength(1)
  })

  it('goes on where the first is refused', async () => {
    endpoint((body) => answerAuth(rules, body, null))
    const answers = await ask(createAuthorizer({}, systemClock), 'private-no', 'private-a', 'private-b')
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
  })

  it('is not kept waiting by a first that is not answered', async () => {
    vi.useFakeTimers()
    endpoint((body) =>
      body.includes('channel_name=private-slow')
        ? new Promise(() => {})
        : Promise.resolve({ status: 200, body: { auth: 'k:s' } }),
    )
    const authorize = createAuthorizer({ retries: 0 }, systemClock)
    let fast = false
    const all = ask(authorize, 'private-slow', 'private-a')
    void authorize({ socketId: '1.2', channel: 'private-b' }, signal).then(() => {
      fast = true
    })
    await vi.advanceTimersByTimeAsync(1001)
    expect(fast).toBe(true)
    await vi.advanceTimersByTimeAsync(10_000)
    expect((await all).map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
    vi.useRealTimers()
  })
})

describe('headers and fields of a channel', () => {
  const told: { channels: string[]; token: string | undefined; room: string | null }[] = []
  beforeEach(() => {
    told.length = 0
    vi.stubGlobal('fetch', async (_url: string, init: { headers: { token?: string }; body: string }) => {
      const form = new URLSearchParams(init.body)
      const channels = ['channel_name', 'channel_name[]', 'also_channel_name[]'].flatMap((name) =>
        form.getAll(name),
      )
      told.push({ channels, token: init.headers.token, room: form.get('room') })
      const reply = await answerAuth(rules, init.body, null)
      return new Response(JSON.stringify(reply.body), { status: reply.status })
    })
  })

  it('are made for each, and those for whom they are the same still go together', async () => {
    const authorize = createAuthorizer(
      {
        headers: async ({ channel }) => ({ token: channel === 'private-b' ? 'other' : 'usual' }),
        params: ({ channel, socketId }) => ({
          room: `${channel?.slice(-1) === 'd' ? 'd' : 'any'} ${socketId}`,
        }),
      },
      systemClock,
    )
    const answers = await ask(authorize, 'private-a', 'private-b', 'private-c', 'private-d')
    expect(answers.every(({ status }) => status === 'fulfilled')).toBe(true)
    expect(told).toEqual([
      { channels: ['private-a', 'private-c'], token: 'usual', room: 'any 1.2' },
      { channels: ['private-b'], token: 'other', room: 'any 1.2' },
      { channels: ['private-d'], token: 'usual', room: 'd 1.2' },
    ])
  })

  it('are told of a sign-in by a channel of null', async () => {
    const seen: (string | null)[] = []
    const authorize = createAuthorizer(
      {
        params({ channel }) {
          seen.push(channel)
          return {}
        },
      },
      systemClock,
    )
    await authorize({ socketId: '1.2', channel: null }, signal).catch(() => {})
    expect(seen).toEqual([null])
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
