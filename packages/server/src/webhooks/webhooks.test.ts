import { describe, expect, it } from 'vitest'
import { app, setUp } from '../../test/support/webhooks.ts'
import { sign } from '../hub/signatures.ts'

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
