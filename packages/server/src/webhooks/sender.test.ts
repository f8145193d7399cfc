import { describe, expect, it } from 'vitest'
import { app, type Sent, setUp, url } from '../../test/support/webhooks.ts'

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
