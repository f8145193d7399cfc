import { describe, expect, it } from 'vitest'
import { setUp as alone } from '../../test/support/hub.ts'
import { linkedHub as setUp } from '../../test/support/linked-hub.ts'
import { endConnection, readChannel, readChannels, readConnections, readUsers } from './reads.ts'

describe('what the HTTP API asks', () => {
  const summary = { name: 'x', subscriptions: 9, users: 3 }
  const theirs = { socketId: '7.7', userId: null, connectedAt: 1, subscriptions: [] }
  it('is answered for all processes where they can be asked', async () => {
    const { state } = setUp({
      channels: async (prefix) => [{ ...summary, name: `${prefix}x` }],
      channel: async (name) => ({ ...summary, name }),
      users: async (name) => [name],
      connections: async () => [theirs],
    })
    expect(await readChannels(state, 'a')).toEqual([{ ...summary, name: 'ax' }])
    expect(await readChannel(state, 'b')).toEqual({ ...summary, name: 'b' })
    expect(await readUsers(state, 'presence-a')).toEqual(['presence-a'])
    expect(await readConnections(state)).toEqual([theirs])
  })

  it.each([
    [
      'can’t be asked',
      () =>
        setUp({
          channels: async () => null,
          channel: async () => null,
          users: async () => null,
          connections: async () => [],
        }),
    ],
    ['are none', () => ({ ...setUp(), ...alone() })],
  ])('is answered with what is known here where the others %s', async (_, make) => {
    const { state, ready } = make()
    const client = ready()
    for (const [name, id] of [
      ['presence-a', 'ann'],
      ['presence-b', 'ann'],
      ['cache-a', undefined],
    ] as const)
      client.subscribe(name, { id })
    ready().subscribe('presence-a', { id: 'bob' })
    state.publish('cache-a', 'e', '1')
    state.open('waits')
    expect(await readChannels(state, 'presence-')).toEqual([
      { name: 'presence-a', subscriptions: 2, users: 2 },
      { name: 'presence-b', subscriptions: 1, users: 1 },
    ])
    expect((await readChannels(state, '')).map(({ name }) => name)).not.toContain('waits')
    expect(await readChannel(state, 'cache-a')).toMatchObject({
      subscriptions: 1,
      users: 0,
      cached: { data: '1' },
    })
    expect(await readChannel(state, 'none')).toEqual({
      name: 'none',
      subscriptions: 0,
      users: 0,
      cached: undefined,
    })
    expect(await readUsers(state, 'presence-a')).toEqual(['ann', 'bob'])
    expect(await readUsers(state, 'none')).toEqual([])
    expect(await readConnections(state)).toHaveLength(2)
  })

  it('ends a connection here, or has it ended elsewhere', () => {
    const { state, ready, told } = setUp()
    const [one, other] = [ready(), ready()]
    told.splice(0)
    endConnection(state, one.socketId, true)
    endConnection(state, other.socketId, false)
    expect([one.closed[0]![0], other.closed[0]![0]]).toEqual([4200, 4009])
    endConnection(state, '1.1', true)
    expect(told.at(-1)).toBe('end 1.1 true')
    const single = alone()
    expect(() => endConnection(single.state, '1.1', true)).not.toThrow()
  })
})
