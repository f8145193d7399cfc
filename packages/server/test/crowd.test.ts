import Pusher from 'pusher'
import { expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { createServer, type HubHappening } from '../src/index.ts'

const app = { id: 'app', key: 'app-key', secret: 'app-secret' }
const MEMBERS = 300

/** Two descriptors each, since both ends live in this process; Node has raised the soft limit to the hard one. */
function connectionsWithin(most: number) {
  const { userLimits } = process.report!.getReport() as unknown as {
    userLimits: { open_files: { hard: number | 'unlimited' } }
  }
  const { hard } = userLimits.open_files
  return hard === 'unlimited' ? most : Math.min(most, Math.floor((hard - 500) / 2))
}

it('thousands of connections and a presence channel of hundreds are counted right, until all vanish', async () => {
  const server = createServer({ apps: [app], port: 0, limits: { presenceMembers: MEMBERS } })
  const happenings: Record<string, number> = {}
  server.hub.tap(({ type }: HubHappening) => {
    happenings[type] = (happenings[type] ?? 0) + 1
  })
  const { port } = await server.listen()
  const sdk = new Pusher({ appId: app.id, key: app.key, secret: app.secret, host: '127.0.0.1' })
  const state = server.hub.app('app')
  const total = connectionsWithin(2000)

  async function open() {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/app/app-key?protocol=7`)
    const known = new Set<string>()
    let events = 0
    socket.on('error', () => {})
    const id = await new Promise<string>((resolve) => {
      socket.on('message', (text) => {
        const { event, data } = JSON.parse(String(text))
        if (event === 'pusher:connection_established') resolve(JSON.parse(data).socket_id)
        if (event === 'pusher_internal:subscription_succeeded')
          for (const one of JSON.parse(data).presence?.ids ?? []) known.add(one)
        if (event === 'pusher_internal:member_added') known.add(JSON.parse(data).user_id)
        if (event === 'pusher_internal:member_removed') known.delete(JSON.parse(data).user_id)
        if (event === 'tick') events++
      })
    })
    const subscribe = (channel: string, signed = {}) =>
      socket.send(JSON.stringify({ event: 'pusher:subscribe', data: { channel, ...signed } }))
    return { socket, id, known, subscribe, events: () => events }
  }
  const clients: Awaited<ReturnType<typeof open>>[] = []
  while (clients.length < total) {
    const some = Math.min(100, total - clients.length)
    clients.push(...(await Promise.all(Array.from({ length: some }, open))))
  }
  expect(state.connections.size).toBe(total)
  expect(new Set(clients.map(({ id }) => id)).size).toBe(total)

  const members = clients.slice(0, MEMBERS)
  for (const [n, { id, subscribe }] of members.entries())
    subscribe('presence-crowd', sdk.authorizeChannel(id, 'presence-crowd', { user_id: `user-${n}` }))
  for (const { subscribe } of clients) subscribe('all')
  const everyone = members.map((_, n) => `user-${n}`).sort()
  await vi.waitFor(() => {
    expect(state.channels.get('presence-crowd')?.members.size).toBe(MEMBERS)
    expect(state.channels.get('all')?.sockets.size).toBe(total)
    for (const { known } of members) expect(known.size).toBe(MEMBERS)
  }, 20_000)
  for (const { known } of members) expect([...known].sort()).toEqual(everyone)

  for (let n = 0; n < 5; n++) await state.publish('all', 'tick', String(n))
  await vi.waitFor(() => expect(clients.every(({ events }) => events() === 5)).toBe(true), 20_000)

  const [gone, left] = [members.slice(0, 100), members.slice(100)]
  for (const { socket } of gone) socket.terminate()
  await vi.waitFor(() => {
    for (const { known } of left) expect(known.size).toBe(MEMBERS - 100)
  }, 20_000)
  for (const { socket } of clients) socket.terminate()
  await vi.waitFor(() => expect(state.connections.size).toBe(0), 20_000)
  expect(state.channels.size).toBe(0)
  expect(happenings).toMatchObject({
    connected: total,
    disconnected: total,
    occupied: 2,
    vacated: 2,
    'member-added': MEMBERS,
    'member-removed': MEMBERS,
  })
  await server.close()
}, 60_000)
