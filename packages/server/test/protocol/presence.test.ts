import { describe, expect, it } from 'vitest'
import { setUp } from '../support/hub.ts'

const room = 'presence-room'

describe('a presence channel', () => {
  it('tells who is there, who comes and who goes', () => {
    const { ready } = setUp()
    const [ann, bob] = [ready(), ready()]
    ann.subscribe(room, { id: 'ann', info: { name: 'Ann' } })
    expect(ann.take()).toEqual([
      {
        event: 'pusher_internal:subscription_succeeded',
        channel: room,
        data: { presence: { ids: ['ann'], hash: { ann: { name: 'Ann' } }, count: 1 } },
      },
    ])
    bob.subscribe(room, { id: 'bob' })
    expect(bob.take()[0]!.data.presence).toEqual({
      ids: ['ann', 'bob'],
      hash: { ann: { name: 'Ann' }, bob: null },
      count: 2,
    })
    expect(ann.take()).toEqual([
      { event: 'pusher_internal:member_added', channel: room, data: { user_id: 'bob' } },
    ])
    bob.say('pusher:unsubscribe', { channel: room })
    expect(ann.take()).toEqual([
      { event: 'pusher_internal:member_removed', channel: room, data: { user_id: 'bob' } },
    ])
  })

  it('counts one person in two tabs once: added with the first, removed with the last', () => {
    const { ready, happened } = setUp()
    const [ann, bob1, bob2] = [ready(), ready(), ready()]
    ann.subscribe(room, { id: 'ann' })
    bob1.subscribe(room, { id: 'bob' })
    bob2.subscribe(room, { id: 'bob' })
    expect(bob2.got[0]!.data.presence).toMatchObject({ count: 2, ids: ['ann', 'bob'] })
    bob1.connection.closed()
    expect(ann.events().slice(1)).toEqual(['pusher_internal:member_added'])
    expect(bob2.events()).toHaveLength(1)
    bob2.connection.closed()
    expect(ann.events().slice(1)).toEqual(['pusher_internal:member_added', 'pusher_internal:member_removed'])
    const members = happened.flatMap((h) =>
      'userId' in h && h.type.startsWith('member') ? [[h.type, h.userId]] : [],
    )
    expect(members).toEqual([
      ['member-added', 'ann'],
      ['member-added', 'bob'],
      ['member-removed', 'bob'],
    ])
  })

  it('takes ids of any text, and numbers as text', () => {
    const { ready } = setUp()
    const ids = ['__proto__', 'constructor', 'ä 漢 😀', '7']
    const clients = ids.map((id) => {
      const client = ready()
      client.subscribe(room, { id: id === '7' ? 7 : id })
      return client
    })
    const text = JSON.stringify(clients.at(-1)!.got[0])
    expect(clients.at(-1)!.got[0]!.data.presence.ids).toEqual(ids)
    for (const id of ids) expect(text).toContain(JSON.stringify(id))
  })

  it.each([
    ['no channel_data', undefined, 'AuthError'],
    ['an empty id', { id: '' }, 'AuthError'],
    ['an id too long', { id: 'x'.repeat(129) }, 'AuthError'],
    ['user_info too long', { id: 'ann', info: 'ä'.repeat(600) }, 'LimitReached'],
  ])('refuses %s', (_, member, type) => {
    const { ready, state } = setUp()
    const client = ready()
    if (member) client.subscribe(room, member)
    else client.say('pusher:subscribe', { channel: room, auth: 'app-key:00' })
    expect(client.got).toMatchObject([{ event: 'pusher:subscription_error', channel: room, data: { type } }])
    expect(state.channels.size).toBe(0)
  })

  it('is full at its limit, but not for who is there already', () => {
    const { ready } = setUp({ limits: { presenceMembers: 2 } })
    const come = (id: string) => {
      const client = ready()
      client.subscribe(room, { id })
      return client.events()[0]
    }
    expect(['ann', 'bob', 'eve', 'ann'].map(come)).toEqual([
      'pusher_internal:subscription_succeeded',
      'pusher_internal:subscription_succeeded',
      'pusher:subscription_error',
      'pusher_internal:subscription_succeeded',
    ])
  })
})
