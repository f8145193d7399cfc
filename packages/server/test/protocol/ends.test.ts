import { describe, expect, it } from 'vitest'
import { connect, setUp } from '../support/hub.ts'

const nothing = (state: ReturnType<typeof setUp>['state']) => [
  state.connections.size,
  state.channels.size,
  state.users.online.size,
  state.users.watchers.size,
]

describe('the end of a connection', () => {
  it('comes once, however often it is told', () => {
    const { ready, happened, state } = setUp()
    const [ann, bob] = [ready(), ready()]
    ann.signIn({ id: 'ann' })
    ann.subscribe('presence-a', { id: 'ann' })
    bob.subscribe('presence-a', { id: 'bob' })
    bob.take()
    for (let n = 0; n < 3; n++) ann.connection.closed()
    expect(bob.events()).toEqual(['pusher_internal:member_removed'])
    expect(happened.filter(({ type }) => type === 'disconnected')).toHaveLength(1)
    bob.connection.closed()
    expect(nothing(state)).toEqual([0, 0, 0, 0])
  })

  it('makes it deaf: what comes late leaves no ghost', () => {
    const { ready, state, hub } = setUp()
    const ann = ready()
    ann.signIn({ id: 'ann' })
    hub.terminateUser('app', 'ann')
    ann.subscribe('presence-a', { id: 'ann' })
    ann.signIn({ id: 'ann' })
    ann.connection.closed()
    expect(ann.closed).toHaveLength(1)
    expect(nothing(state)).toEqual([0, 0, 0, 0])
  })

  it('in the middle of anything leaves no ghost', () => {
    // A transport that dies at its nth frame, whatever the hub is doing then.
    for (let n = 1; n < 8; n++) {
      const { hub, state, ready, happened } = setUp()
      const bystander = ready()
      bystander.subscribe('presence-a', { id: 'bob' })
      let left = n
      const dying = hub.connect(
        { appKey: 'app-key', protocol: 7 },
        {
          send() {
            if (--left === 0) dying?.closed()
            if (left <= 0) throw new Error('broken pipe')
          },
          close() {},
        },
      )
      const { subscribe, signIn } = connectAs(hub, dying)
      signIn({ id: 'ann', watchlist: ['bob'] })
      subscribe('presence-a', { id: 'ann' })
      subscribe('cache-a')
      subscribe('private-a')
      state.publish('presence-a', 'e', '1')
      expect(bystander.events()).toContain('e')
      dying.closed()
      expect([state.connections.size, state.channels.size, state.users.online.size]).toEqual([1, 1, 0])
      const count = (type: string) => happened.filter((happening) => happening.type === type).length
      expect(count('connected') - count('disconnected')).toBe(1)
      expect(count('member-added') - count('member-removed')).toBe(1)
      expect(count('occupied') - count('vacated')).toBe(1)
      bystander.connection.closed()
      expect(nothing(state)).toEqual([0, 0, 0, 0])
    }
  })

  it('of the hub tells everybody 4200 and empties it', () => {
    const { ready, hub, state, clock, happened } = setUp()
    const clients = Array.from({ length: 150 }, ready)
    for (const client of clients) client.subscribe('a')
    hub.close()
    expect(clients.every(({ closed }) => closed.length === 1 && closed[0]![0] === 4200)).toBe(true)
    expect(nothing(state)).toEqual([0, 0, 0, 0])
    const count = happened.length
    clock.advance(1_000_000)
    expect(happened).toHaveLength(count)
  })
})

describe('a thousand that vanish', () => {
  it('leave counts at zero and happenings in balance', () => {
    const { blind, state, happened, clock } = setUp({ limits: { presenceMembers: 1000 } })
    const clients = Array.from({ length: 1000 }, blind)
    clients.forEach((client, n) => {
      client.subscribe('presence-a', { id: `u${n % 500}` })
      client.subscribe(`public-${n % 7}`)
    })
    clients.reverse()
    for (const { connection } of clients) connection.closed()
    clock.advance(5000)
    const count = (type: string) => happened.filter((happening) => happening.type === type).length
    expect([count('occupied'), count('vacated')]).toEqual([8, 8])
    expect([count('member-added'), count('member-removed')]).toEqual([500, 500])
    expect([count('subscribed'), count('unsubscribed')]).toEqual([2000, 2000])
    expect(nothing(state)).toEqual([0, 0, 0, 0])
  })
})

/** The ways to speak of a connection that was made by hand. */
function connectAs(hub: Parameters<typeof connect>[0], connection: ReturnType<typeof hub.connect>) {
  return connect({ ...hub, connect: () => connection })
}
