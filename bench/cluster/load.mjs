import Api from 'pusher'
import { WebSocket } from 'ws'

const PATIENCE = 30_000
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
const at = (sorted, share) =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1)
const apiOf = ({ id: appId, key, secret }, port) =>
  new Api({ appId, key, secret, host: '127.0.0.1', port: `${port}`, useTLS: false })

/** A client that hands over each frame as it is; done when it is on its channel. */
function client(app, port, channel, hear, userId) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/app/${app.key}?protocol=7`)
  const ready = new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('message', (text) => {
      const frame = JSON.parse(text)
      if (frame.event === 'pusher:connection_established') {
        const { socket_id } = JSON.parse(frame.data)
        const told = userId && apiOf(app, port).authorizeChannel(socket_id, channel, { user_id: userId })
        socket.send(JSON.stringify({ event: 'pusher:subscribe', data: { channel, ...told } }))
      } else if (frame.event === 'pusher_internal:subscription_succeeded') resolve(frame)
      else if (frame.event === 'pusher:subscription_error') reject(new Error(frame.data))
      hear(frame)
    })
  })
  return { ready, end: () => socket.terminate() }
}

/** Each process has its share of the subscribers and of the posts. */
export async function measureFanOut({ app, ports, subscribers, seconds, rate }) {
  const times = []
  const clients = Array.from({ length: subscribers }, (_, n) =>
    client(app, ports[n % ports.length], 'all', ({ event, data }) => {
      if (event === 'tick') times.push(performance.now() - JSON.parse(data).at)
    }),
  )
  await Promise.all(clients.map(({ ready }) => ready))
  const apis = ports.map((port) => apiOf(app, port))
  const began = performance.now()
  const posts = []
  for (let n = 0; n < seconds * rate; n++) {
    await pause(Math.max(0, began + (n * 1000) / rate - performance.now()))
    posts.push(apis[n % apis.length].trigger('all', 'tick', { at: performance.now(), n }))
  }
  await Promise.all(posts)
  const expected = subscribers * seconds * rate
  const end = performance.now()
  while (times.length < expected && performance.now() - end < PATIENCE) await pause(20)
  for (const { end } of clients) end()
  times.sort((a, b) => a - b)
  const took = (performance.now() - began) / 1000
  return {
    p50: at(times, 0.5),
    p99: at(times, 0.99),
    expected,
    lost: expected - times.length,
    rate: Math.round(times.length / took),
  }
}

/** All come at once; how long until each is in, and whether each sees all in the end. A channel has 100 members, so there are several. */
export async function measureJoins({ app, ports, members }) {
  const times = []
  const began = performance.now()
  const lists = []
  const size = 100
  const clients = Array.from({ length: members }, (_, n) => {
    const seen = new Set()
    lists.push(seen)
    const one = client(
      app,
      ports[n % ports.length],
      `presence-${Math.floor(n / size)}`,
      ({ event, data }) => {
        if (event === 'pusher_internal:subscription_succeeded')
          for (const id of JSON.parse(data).presence.ids) seen.add(id)
        if (event === 'pusher_internal:member_added') seen.add(JSON.parse(data).user_id)
      },
      `user-${n}`,
    )
    one.ready.then(() => times.push(performance.now() - began))
    return one
  })
  await Promise.all(clients.map(({ ready }) => ready))
  const took = (performance.now() - began) / 1000
  const expected = lists.map((_, n) => Math.min(size, members - Math.floor(n / size) * size))
  const all = expected.reduce((sum, one) => sum + one, 0)
  const seen = () => lists.reduce((sum, { size }) => sum + size, 0)
  const end = performance.now()
  while (seen() < all && performance.now() - end < PATIENCE) await pause(20)
  for (const { end } of clients) end()
  times.sort((a, b) => a - b)
  return {
    p50: at(times, 0.5),
    p99: at(times, 0.99),
    expected: all,
    lost: all - seen(),
    rate: Math.round(members / took),
  }
}
