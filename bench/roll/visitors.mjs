import Api from 'pusher'
import Pusher from 'pusher-js'

const ROOM_SIZE = 40

/** Clients that listen to a common channel and to a presence channel of forty each, and an application that publishes. */
export async function startVisitors(app, port, many) {
  const api = new Api({ appId: app.id, key: app.key, secret: app.secret, host: '127.0.0.1', port: `${port}` })
  let watching = false
  let [joins, leaves, posted, failed] = [0, 0, 0, 0]
  const visitors = Array.from({ length: many }, (_, n) => {
    const got = new Map()
    const client = new Pusher(app.key, {
      cluster: '',
      wsHost: '127.0.0.1',
      wsPort: port,
      forceTLS: false,
      enabledTransports: ['ws'],
      channelAuthorization: {
        customHandler: ({ socketId, channelName }, callback) =>
          callback(null, api.authorizeChannel(socketId, channelName, { user_id: `user-${n}` })),
      },
    })
    const room = client.subscribe(`presence-${Math.floor(n / ROOM_SIZE)}`)
    room.bind('pusher:member_added', () => watching && joins++)
    room.bind('pusher:member_removed', () => watching && leaves++)
    const all = client.subscribe('all')
    all.bind('tick', ({ n }) => got.set(n, (got.get(n) ?? 0) + 1))
    const there = (channel) =>
      new Promise((resolve) => channel.bind('pusher:subscription_succeeded', resolve))
    return { client, got, ready: Promise.all([there(room), there(all)]) }
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
      return { posted, failed, joins, leaves, doubled, lost }
    },
    end() {
      for (const { client } of visitors) client.disconnect()
    },
  }
}
