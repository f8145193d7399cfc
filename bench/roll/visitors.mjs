import Api from 'pusher'
import Pusher from 'pusher-js'
import { channel, createChannelKit } from '../../packages/core/dist/index.mjs'

const ROOM_SIZE = 40

/**
 * Clients that listen to a common channel and to a presence channel of forty each, and an application that publishes.
 *
 * @param plain by pusher-js alone, which knows nothing of history
 */
export async function startVisitors(app, port, many, plain) {
  const api = new Api({ appId: app.id, key: app.key, secret: app.secret, host: '127.0.0.1', port: `${port}` })
  let watching = false
  let [joins, leaves, posted, failed, gaps] = [0, 0, 0, 0, 0]
  const visitors = Array.from({ length: many }, (_, n) => {
    const got = new Map()
    const told = {
      authorize: (socketId, name) => api.authorizeChannel(socketId, name, { user_id: `user-${n}` }),
      room: `presence-${Math.floor(n / ROOM_SIZE)}`,
      tick: ({ n }) => got.set(n, (got.get(n) ?? 0) + 1),
      joined: () => watching && joins++,
      left: () => watching && leaves++,
      gap: () => watching && gaps++,
    }
    return { got, ...(plain ? byPusher : byKit)(app, port, told) }
  })
  await Promise.all(visitors.map(({ ready }) => ready))
  const good = new Set()
  let timer
  return {
    start(rate) {
      watching = true
      timer = setInterval(() => {
        const n = posted++
        api.trigger('all', 'tick', { n }).then(
          () => good.add(n),
          () => failed++,
        )
      }, 1000 / rate)
    },
    stop: () => clearInterval(timer),
    result() {
      const missing = visitors
        .map(({ got }) => [...good].filter((n) => !got.has(n)).length)
        .sort((a, b) => a - b)
      const doubled = visitors.flatMap(({ got }) => [...got.values()]).filter((times) => times > 1).length
      const total = missing.reduce((sum, one) => sum + one, 0)
      const lost = { total, median: missing[Math.floor(many / 2)], most: missing.at(-1) }
      return { posted, failed, joins, leaves, gaps, doubled, lost }
    },
    end() {
      for (const { end } of visitors) end()
    },
  }
}

function byPusher(app, port, { authorize, room, tick, joined, left }) {
  const client = new Pusher(app.key, {
    cluster: '',
    wsHost: '127.0.0.1',
    wsPort: port,
    forceTLS: false,
    enabledTransports: ['ws'],
    channelAuthorization: {
      customHandler: ({ socketId, channelName }, callback) =>
        callback(null, authorize(socketId, channelName)),
    },
  })
  const people = client.subscribe(room)
  people.bind('pusher:member_added', joined)
  people.bind('pusher:member_removed', left)
  const all = client.subscribe('all')
  all.bind('tick', tick)
  const there = (channel) => new Promise((resolve) => channel.bind('pusher:subscription_succeeded', resolve))
  return { ready: Promise.all([there(people), there(all)]), end: () => client.disconnect() }
}

function byKit(app, port, { authorize, room, tick, joined, left, gap }) {
  const kit = createChannelKit({
    key: app.key,
    wsHost: '127.0.0.1',
    wsPort: port,
    forceTLS: false,
    enabledTransports: ['ws'],
    leaveAfter: 0,
    authorize: async ({ socketId, channel }) => authorize(socketId, channel),
  })
  kit.internals.bus.tap((told) => {
    if (told.type === 'member') 'left' in told ? left() : joined()
  })
  const [people, all] = [channel(kit, room), channel(kit, 'all')]
  people.subscribe(() => {})
  all.on('tick', tick)
  let last = null
  all.subscribe(() => {
    const { gap: now } = all.getSnapshot()
    if (now && now !== last) gap()
    last = now
  })
  const there = (one) =>
    new Promise((resolve) => {
      const look = () => one.getSnapshot().status === 'live' && resolve()
      one.subscribe(look)
      look()
    })
  return { ready: Promise.all([there(people), there(all)]), end: () => kit.destroy() }
}
