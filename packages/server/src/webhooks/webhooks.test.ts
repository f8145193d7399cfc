import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHub, type HubHappening } from '../hub/index.ts'
import { sign } from '../hub/signatures.ts'
import type { WebhookOptions } from './options.ts'
import { createWebhooks } from './webhooks.ts'

const app = { id: 'app', key: 'app-key', secret: 'app-secret' }
const url = 'https://hooks.test/in'

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => void vi.useRealTimers())

interface Sent {
  time_ms: number
  events: ({ name: string; channel: string } & Record<string, unknown>)[]
}
type Answer = number | Error | 'never'

/** A hub whose webhooks go to a receiver that answers as told. */
function setUp(
  options: Partial<WebhookOptions> = {},
  answer: (n: number, body: string) => Answer = () => 200,
) {
  const hub = createHub({ apps: [app] })
  const posts: {
    at: number
    body: string
    headers: Record<string, string>
    url: string
    accepted: boolean
  }[] = []
  const fetch = vi.fn(async (input: unknown, init?: RequestInit) => {
    const result = answer(posts.length, String(init?.body))
    const accepted = typeof result === 'number' && result < 300
    const headers = init?.headers as Record<string, string>
    posts.push({ at: Date.now(), body: String(init?.body), headers, url: String(input), accepted })
    if (result instanceof Error) throw result
    if (result !== 'never') return new Response(null, { status: result })
    return new Promise<Response>((_, reject) =>
      init?.signal?.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError'))),
    )
  })
  const told: Extract<HubHappening, { type: 'webhook' }>[] = []
  const problems: string[] = []
  hub.tap((happening) => {
    if (happening.type === 'webhook') told.push(happening)
    if (happening.type === 'problem') problems.push(happening.message)
  })
  const webhooks = createWebhooks(hub, {
    apps: [app],
    webhooks: [{ url, ...options }],
    fetch: fetch as typeof globalThis.fetch,
    random: () => 1,
  })
  const connect = () => {
    const client = hub.connect({ appKey: app.key, protocol: 7 }, { send() {}, close() {} })
    const say = (event: string, data: unknown, channel?: string) =>
      client.receive(JSON.stringify({ event, data, channel }))
    return {
      client,
      say,
      join(channel: string, userId?: string) {
        const channel_data = userId && JSON.stringify({ user_id: userId })
        const text = [client.socketId, channel, channel_data].filter(Boolean).join(':')
        say('pusher:subscribe', { channel, channel_data, auth: `${app.key}:${sign(app.secret, text)}` })
      },
      leave: (channel: string) => say('pusher:unsubscribe', { channel }),
    }
  }
  const bodies = () => posts.map(({ body }) => JSON.parse(body) as Sent)
  const events = () => bodies().flatMap((body) => body.events)
  const names = () => events().map(({ name, channel }) => `${name} ${channel}`)
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
  return { hub, webhooks, problems, posts, fetch, told, connect, bodies, events, names, pass }
}

describe('the events', () => {
  it('are of all seven types, with their fields', async () => {
    const { connect, events, pass } = setUp()
    const { client, join, leave, say } = connect()
    join('presence-a', '7')
    join('cache-c')
    say('client-move', { x: 1 }, 'presence-a')
    say('client-text', 'as it is', 'presence-a')
    leave('presence-a')
    await pass(4000)
    const { socketId: socket_id } = client
    const sent = { channel: 'presence-a', socket_id, user_id: '7' }
    expect(events()).toEqual([
      { name: 'channel_occupied', channel: 'presence-a' },
      { name: 'member_added', channel: 'presence-a', user_id: '7' },
      { name: 'channel_occupied', channel: 'cache-c' },
      { name: 'subscription_count', channel: 'cache-c', subscription_count: 1 },
      { name: 'cache_miss', channel: 'cache-c' },
      { name: 'client_event', event: 'client-move', data: '{"x":1}', ...sent },
      { name: 'client_event', event: 'client-text', data: 'as it is', ...sent },
      { name: 'member_removed', channel: 'presence-a', user_id: '7' },
      { name: 'channel_vacated', channel: 'presence-a' },
    ])
  })

  it('can be chosen by type and by the beginning of the channel', async () => {
    const { connect, names, pass } = setUp({
      events: ['channel_occupied', 'cache_miss'],
      channelPrefix: ['a-', 'cache-'],
    })
    const { join } = connect()
    for (const channel of ['a-1', 'b-1', 'cache-1']) join(channel)
    await pass(4000)
    expect(names()).toEqual(['channel_occupied a-1', 'channel_occupied cache-1', 'cache_miss cache-1'])
  })

  it('say nothing of the channels that belong to the protocol', async () => {
    const { hub, names, pass } = setUp()
    hub.app('app').publish('#server-to-user-1', 'e', '1')
    hub.tell({ type: 'occupied', channel: '#server-to-user-1' }, 'app')
    await pass(4000)
    expect(names()).toEqual([])
  })
})

describe('a POST', () => {
  it('is signed over the body as it is sent, and replaces no header of the signature', async () => {
    const headers = { Authorization: 'Bearer 1', 'X-Pusher-Key': 'other', 'content-type': 'text/plain' }
    const { connect, posts, pass } = setUp({ headers })
    connect().join('a')
    await pass(300)
    expect(posts[0]!.headers).toMatchObject({
      authorization: 'Bearer 1',
      'content-type': 'application/json',
      'x-pusher-key': 'app-key',
      'x-pusher-signature': sign(app.secret, posts[0]!.body),
    })
  })

  it('turns a user and a password of the address into basic authentication, and shows neither', async () => {
    const { connect, posts, pass, webhooks, told } = setUp({
      url: 'https://me:hush%21@hooks.test/in?token=hush',
    })
    connect().join('a')
    await pass(300)
    expect(posts[0]!.url).toBe('https://hooks.test/in?token=hush')
    expect(posts[0]!.headers.authorization).toBe(`Basic ${btoa('me:hush!')}`)
    expect(JSON.stringify([told, webhooks.deliveries('app')])).not.toMatch(/hush|app-secret/)
  })
})

describe('batches', () => {
  const plain = { events: ['channel_occupied'] } as const
  it('hold what comes within 250 ms', async () => {
    const { connect, bodies, pass } = setUp(plain)
    const { join } = connect()
    join('a')
    await pass(200)
    join('b')
    expect(bodies()).toHaveLength(0)
    await pass(50)
    expect(bodies()).toMatchObject([{ time_ms: 1_000_250, events: [{ channel: 'a' }, { channel: 'b' }] }])
  })
  it('hold 20 events, and do not wait once they are full', async () => {
    const { connect, bodies, pass } = setUp(plain)
    const { join } = connect()
    for (let n = 0; n < 45; n++) join(`c-${n}`)
    await pass(1)
    expect(bodies().map(({ events }) => events.length)).toEqual([20, 20, 5])
  })
  it('can be off: one event a POST, at once', async () => {
    const { connect, bodies, pass } = setUp({ ...plain, batch: false })
    const { join } = connect()
    for (const channel of ['a', 'b']) join(channel)
    await pass(1)
    expect(bodies()).toMatchObject([{ events: [{ channel: 'a' }] }, { events: [{ channel: 'b' }] }])
  })
})

describe('who leaves and comes back within 3 s', () => {
  it('was never gone', async () => {
    const { connect, names, pass } = setUp({
      events: ['channel_occupied', 'channel_vacated', 'member_removed'],
    })
    const { join, leave } = connect()
    join('presence-a', '1')
    await pass(1000)
    leave('presence-a')
    await pass(2900)
    join('presence-a', '1')
    await pass(10_000)
    expect(names()).toEqual(['channel_occupied presence-a'])
    leave('presence-a')
    await pass(3300)
    expect(names().slice(1)).toEqual(['member_removed presence-a', 'channel_vacated presence-a'])
  })
  it('is told of at once where that is asked for', async () => {
    const { connect, names, pass } = setUp({ debounce: 0, events: ['channel_vacated'], batch: false })
    const { join, leave } = connect()
    join('a')
    leave('a')
    await pass(1)
    expect(names()).toEqual(['channel_vacated a'])
  })
})

describe('with other processes', () => {
  it('what is there elsewhere by then did not end', async () => {
    const set = setUp({ events: ['channel_vacated', 'member_removed'] })
    const { join, leave } = set.connect()
    for (const channel of ['presence-a', 'presence-b', 'c', 'd']) join(channel, '1')
    for (const channel of ['presence-a', 'presence-b', 'c', 'd']) leave(channel)
    const elsewhere = ['presence-a', 'c']
    set.hub.app('app').link = {
      channel: async (name: string) => ({ name, subscriptions: elsewhere.includes(name) ? 1 : 0, users: 0 }),
      users: async (name: string) => (elsewhere.includes(name) ? ['1'] : null),
    } as never
    await set.pass(4000)
    expect(set.names()).toEqual([
      'member_removed presence-b',
      'channel_vacated presence-b',
      'channel_vacated d',
    ])
  })
})

describe('a receiver that fails', () => {
  const one = { events: ['channel_occupied'], batch: false } as const
  it.each([
    [500, 'answered 500'],
    [301, 'answered 301'],
    [new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }), 'ECONNREFUSED'],
    ['never' as const, 'no answer within 4000 ms'],
  ])('is tried again: %s', async (answer, error) => {
    const { connect, posts, told, pass } = setUp(one, (n) => (n < 2 ? answer : 200))
    connect().join('a')
    await pass(20_000)
    expect(posts).toHaveLength(3)
    expect(new Set(posts.map(({ body }) => body)).size).toBe(1)
    expect(told.map(({ outcome }) => outcome)).toEqual(['retrying', 'retrying', 'delivered'])
    expect(told[0]).toMatchObject({ error, endpoint: url })
  })

  it('is tried after waits that double up to a minute, for five minutes', async () => {
    const { connect, posts, told, webhooks, pass } = setUp(one, () => 500)
    connect().join('a')
    await pass(600_000)
    const waits = posts.slice(1).map(({ at }, n) => (at - posts[n]!.at) / 1000)
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60])
    expect(told.at(-1)).toMatchObject({ outcome: 'failed', status: 500 })
    expect(webhooks.queues()).toMatchObject([{ events: 0 }])
    expect(webhooks.deliveries('app')).toMatchObject([{ state: 'failed', tried: 10 }])
  })

  it('does not hold up what comes after', async () => {
    const { connect, posts, pass } = setUp(one, (_, body) => (body.includes('"bad"') ? 500 : 200))
    const { join } = connect()
    join('bad')
    for (let n = 0; n < 5; n++) join(`c-${n}`)
    await pass(10)
    expect(posts.filter(({ accepted }) => accepted)).toHaveLength(5)
  })

  it('costs the oldest events once too many wait, and that is told', async () => {
    const { connect, told, problems, webhooks, names, pass } = setUp({ ...one, maxQueued: 10 }, (n) =>
      n < 1 ? 'never' : 200,
    )
    const { join } = connect()
    for (let n = 0; n < 30; n++) join(`c-${n}`)
    await pass(1)
    expect(webhooks.queues()).toEqual([{ appId: 'app', endpoint: url, events: 10 }])
    expect(told.filter(({ outcome }) => outcome === 'dropped')).toHaveLength(20)
    // One line, not twenty.
    expect(problems).toEqual([expect.stringContaining(`1 to ${url} were dropped`)])
    await pass(60_000)
    // The first was under way when the others came.
    expect(names().sort()).toEqual(
      ['c-0', 'c-0', ...Array.from({ length: 9 }, (_, n) => `c-${n + 21}`)].map(
        (name) => `channel_occupied ${name}`,
      ),
    )
  })

  it('costs those events of which there are most: junk of strangers pushes out nothing but junk', async () => {
    let down = true
    const { hub, told, posts, webhooks, pass } = setUp({ maxQueued: 500 }, () => (down ? 503 : 200))
    const tell = (happening: Parameters<typeof hub.tell>[0]) => hub.tell(happening, app.id)
    tell({ type: 'member-added', channel: 'presence-room', userId: 'ann' })
    tell({ type: 'occupied', channel: 'private-room' })
    tell({ type: 'subscription-count', channel: 'private-room', count: 1 })
    await pass(1000)
    for (let n = 0; n < 7200; n++) {
      tell({ type: 'occupied', channel: `junk-${n}` })
      tell({ type: 'subscription-count', channel: `junk-${n}`, count: 1 })
      if (n % 100 === 0) await pass(10)
    }
    await pass(1000)
    expect(webhooks.queues()[0]!.events).toBeLessThanOrEqual(500)
    down = false
    await pass(100_000)
    const accepted = posts
      .filter((post) => post.accepted)
      .flatMap(({ body }) =>
        (JSON.parse(body) as Sent).events.map(({ name, channel }) => `${name} ${channel}`),
      )
    for (const event of [
      'member_added presence-room',
      'channel_occupied private-room',
      'subscription_count private-room',
    ])
      expect(accepted).toContain(event)
    const dropped = told
      .filter(({ outcome }) => outcome === 'dropped')
      .reduce((sum, { events }) => sum + events, 0)
    expect(dropped).toBe(3 + 14_400 - accepted.length)
  })

  it("costs the busiest channel's events before those of others, the oldest first", async () => {
    let down = true
    const { hub, posts, pass } = setUp({ maxQueued: 100 }, () => (down ? 503 : 200))
    const say = (channel: string, data: number) =>
      hub.tell(
        {
          type: 'client-event',
          channel,
          event: 'client-e',
          data,
          bytes: 1,
          recipients: 0,
          socketId: '1.1',
          userId: undefined,
        },
        app.id,
      )
    for (let n = 0; n < 40; n++) say('private-quiet', n)
    for (let n = 0; n < 1000; n++) say('private-busy', n)
    await pass(1000)
    down = false
    await pass(100_000)
    const of = (channel: string) =>
      posts
        .filter((post) => post.accepted)
        .flatMap(({ body }) => (JSON.parse(body) as Sent).events)
        .flatMap((event) => (event.channel === channel ? [Number(event.data)] : []))
        .sort((a, b) => a - b)
    expect(of('private-quiet')).toEqual(Array.from({ length: 40 }, (_, n) => n))
    expect(of('private-busy').length).toBeGreaterThanOrEqual(60)
    expect(of('private-busy').at(-1)).toBe(999)
  })

  it('never slows the hub, and takes bounded memory', async () => {
    const { hub, webhooks, pass } = setUp({ maxQueued: 100 }, () => 'never')
    for (let n = 0; n < 20_000; n++) hub.tell({ type: 'cache-miss', channel: `cache-${n}` }, 'app')
    await pass(5000)
    expect(webhooks.queues()[0]!.events).toBeLessThanOrEqual(100)
    expect(webhooks.deliveries('app').length).toBeLessThanOrEqual(200)
  })
})

describe('a delivery', () => {
  it('is listed with its attempts, and can be sent again', async () => {
    const { connect, webhooks, posts, pass } = setUp({ events: ['channel_occupied'] }, (n) =>
      n === 0 ? 503 : 200,
    )
    connect().join('a')
    await pass(5000)
    const [first] = webhooks.deliveries('app')
    expect(first).toMatchObject({
      endpoint: url,
      state: 'delivered',
      events: [{ name: 'channel_occupied', channel: 'a' }],
      attempts: [
        { status: 503, error: 'answered 503' },
        { status: 200, error: undefined },
      ],
    })
    const again = webhooks.resend('app', first!.id)
    expect(() => webhooks.resend('app', again.id)).toThrow(/still under way/)
    await pass(10)
    expect(posts).toHaveLength(3)
    expect(posts[2]!.body).toBe(posts[0]!.body)
    expect(webhooks.deliveries('app')[0]).toMatchObject({
      id: again.id,
      state: 'delivered',
      resendOf: first!.id,
    })
    expect(() => webhooks.resend('app', 'nothing')).toThrow(/no delivery/)
    expect(() => webhooks.delivery('other', first!.id)).toThrow(/no delivery/)
  })
})

describe('at the end', () => {
  it('all that waits is sent: held ends, unfinished batches, deliveries that rest', async () => {
    const { connect, webhooks, names, pass } = setUp({}, (n) => (n === 0 ? 500 : 200))
    const { client, join } = connect()
    join('a')
    await pass(300)
    client.closed()
    const flushed = webhooks.flush(5000)
    await pass(10)
    expect(await flushed).toBe(0)
    expect(names().at(-1)).toBe('channel_vacated a')
  })
  it('a dead receiver is waited for no longer than asked; the rest is dropped and told', async () => {
    const { connect, webhooks, told, posts, pass } = setUp({ events: ['channel_occupied'] }, () => 'never')
    connect().join('a')
    const flushed = webhooks.flush(1000)
    await pass(1000)
    expect(await flushed).toBe(1)
    webhooks.close()
    expect(told).toMatchObject([{ outcome: 'dropped', events: 1 }])
    await pass(600_000)
    expect(posts).toHaveLength(1)
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('wrong options', () => {
  it.each<[string, Partial<WebhookOptions>]>([
    ['url', { url: 'ftp://x' }],
    ['url', { url: 'nothing' }],
    ['events', { events: ['channel_ocupied' as never] }],
    ['headers', { headers: { 'bad name': 'hush' } }],
    ['timeout', { timeout: 0 }],
    ['maxQueued', { maxQueued: 1.5 }],
    ['debounce', { debounce: Number.NaN }],
  ])('are refused: %s', (name, options) => {
    const act = () => setUp(options)
    expect(act).toThrow(name)
    expect(act).not.toThrow('hush')
  })
})

describe('whatever happens', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constantFrom('join', 'leave'), who: fc.nat(2), where: fc.constantFrom('a', 'b') }),
    fc.record({ do: fc.constant('pass' as const), ms: fc.nat(4000) }),
  )
  it('occupied and vacated take turns, and the last one is true', () =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const { hub, connect, events, webhooks, pass } = setUp({
          events: ['channel_occupied', 'channel_vacated'],
        })
        const clients = [connect(), connect(), connect()]
        for (const one of steps) {
          if ('ms' in one) await pass(one.ms)
          else clients[one.who]![one.do as 'join' | 'leave'](one.where)
        }
        await pass(10_000)
        for (const channel of ['a', 'b']) {
          const told = events().filter((event) => event.channel === channel)
          for (const [n, { name }] of told.entries())
            expect(name).toBe(n % 2 ? 'channel_vacated' : 'channel_occupied')
          expect(told.length % 2 === 1).toBe((hub.app('app').channels.get(channel)?.sockets.size ?? 0) > 0)
        }
        webhooks.close()
      }),
      { numRuns: 50 },
    ))

  it('each event is accepted once, or told as failed or dropped', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom<Answer>(200, 500, 'never'), { minLength: 1, maxLength: 20 }),
        fc.array(fc.nat(3000), { minLength: 1, maxLength: 40 }),
        fc.record({
          concurrency: fc.integer({ min: 1, max: 3 }),
          maxQueued: fc.integer({ min: 5, max: 50 }),
        }),
        async (answers, waits, options) => {
          const set = setUp(
            { ...options, batch: { time: 100, events: 3 }, retryFor: 30_000 },
            (n) => answers[n % answers.length]!,
          )
          for (const [n, ms] of waits.entries()) {
            set.hub.tell({ type: 'cache-miss', channel: `cache-${n}` }, 'app')
            await set.pass(ms)
          }
          await set.pass(600_000)
          const accepted = set.posts
            .filter((post) => post.accepted)
            .flatMap(({ body }) => (JSON.parse(body) as Sent).events)
          expect(new Set(accepted.map(({ channel }) => channel)).size).toBe(accepted.length)
          const lost = set.told
            .filter(({ outcome }) => outcome === 'failed' || outcome === 'dropped')
            .reduce((sum, { events }) => sum + events, 0)
          expect(accepted.length + lost).toBe(waits.length)
          expect(set.webhooks.queues()[0]!.events).toBe(0)
          set.webhooks.close()
        },
      ),
      { numRuns: 50 },
    ))
})
