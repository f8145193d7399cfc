import { describe, expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import { authorizeChannel } from '../../src/auth/index.ts'
import { open } from '../support/bare-socket.ts'
import { APP } from '../support/hub.ts'
import { startServer } from '../support/server.ts'
import { wait } from '../support/wait.ts'

const event = (name: unknown, more: object = {}) => JSON.stringify({ event: name, ...more })

describe('a thousand sockets that vanish without a close', () => {
  it('leave nobody on any channel, and happenings in balance', { timeout: 180_000 }, async () => {
    const { port, state, hub } = await startServer({
      apps: [{ ...APP, limits: { presenceMembers: 1000 } }],
    })
    const counts = new Map<string, number>()
    hub.tap(({ type }) => counts.set(type, (counts.get(type) ?? 0) + 1))
    const sockets: WebSocket[] = []
    for (let batch = 0; batch < 10; batch++) {
      await Promise.all(
        Array.from({ length: 100 }, async (_, n) => {
          const client = await open(port)
          sockets.push(client.socket)
          const socketId = client.got[0]!.data.socket_id
          const channel = 'presence-a'
          const auth = authorizeChannel(APP, {
            socketId,
            channel,
            member: { id: `u${(batch * 100 + n) % 500}` },
          })
          client.socket.send(event('pusher:subscribe', { data: { channel, ...auth } }))
          client.socket.send(event('pusher:subscribe', { data: { channel: `public-${n % 10}` } }))
        }),
      )
    }
    await wait(() => expect(counts.get('subscribed')).toBe(2000))
    expect([state.connections.size, state.channels.size]).toEqual([1000, 11])
    expect(state.channels.get('presence-a')!.members.size).toBe(500)
    for (const socket of sockets) socket.terminate()
    await wait(() => expect(state.connections.size).toBe(0))
    expect(state.channels.size).toBe(0)
    expect([counts.get('connected'), counts.get('disconnected')]).toEqual([1000, 1000])
    expect([counts.get('occupied'), counts.get('vacated')]).toEqual([11, 11])
    expect([counts.get('member-added'), counts.get('member-removed')]).toEqual([500, 500])
    expect(counts.get('unsubscribed')).toBe(2000)
  })
})
