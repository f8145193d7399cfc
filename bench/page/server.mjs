import { authorizeChannel } from '../../packages/server/dist/auth/index.mjs'
import { createServer } from '../../packages/server/dist/index.mjs'
import { app } from '../server/app.mjs'

// The server of every contender: it serves the page too, so that all of it comes from one place.
const MEGABYTES = 1024 * 1024
/** A slow page is to be measured, not cut off. */
const limits = {
  buffered: 512 * MEGABYTES,
  backlog: 512 * MEGABYTES,
  processBacklog: 512 * MEGABYTES,
  presenceMembers: 5000,
  channelsPerConnection: 1000,
}
/** @type {Record<string, string>} */
let files = {}
const counts = { subscribed: 0, unsubscribed: 0 }

const server = createServer({
  apps: [{ ...app, subscriptionCount: false }],
  port: 0,
  limits,
  handler(request, response) {
    if (request.url?.startsWith('/auth')) {
      let body = ''
      request.on('data', (chunk) => {
        body += chunk
      })
      request.on('end', () => {
        const form = new URLSearchParams(body)
        const [socketId, channel] = [form.get('socket_id') ?? '', form.get('channel_name') ?? '']
        response.setHeader('content-type', 'application/json')
        response.end(JSON.stringify(authorizeChannel(app, { socketId, channel, member: person('me') })))
      })
      return
    }
    const path = request.url === '/' ? '/index.html' : (request.url ?? '')
    if (files[path] === undefined) return void response.writeHead(404).end()
    response.setHeader('content-type', path.endsWith('.html') ? 'text/html' : 'text/javascript')
    response.end(files[path])
  },
})
const { port } = await server.listen()
const { hub } = server
const state = hub.app(app.id)
hub.tap(({ type }) => {
  if (type === 'subscribed' || type === 'unsubscribed') counts[type]++
})

const person = (/** @type {string} */ id) => ({ id, info: { name: `Name of ${id}` } })
/** @type {Map<string, { closed(): void }>} */
const guests = new Map()
function join(/** @type {string} */ id) {
  const channel = 'presence-room'
  const connection = hub.connect({ appKey: app.key, protocol: 7 }, { send() {}, close() {} })
  const auth = authorizeChannel(app, { socketId: connection.socketId, channel, member: person(id) })
  connection.receive(JSON.stringify({ event: 'pusher:subscribe', data: { channel, ...auth } }))
  guests.set(id, connection)
}
function leave(/** @type {string} */ id) {
  guests.get(id)?.closed()
  guests.delete(id)
}
function people(/** @type {number} */ count) {
  for (const id of [...guests.keys()]) leave(id)
  for (let i = 0; i < count; i++) join(`p${i}`)
}

let next = 0
/** The answer that grows, so far. */
const answer = { seq: 0, text: '' }
/** What one step does, by the kind of stream; `now` is in ms, and unique. */
const steps = {
  /** The rows take turns. */
  quotes(/** @type {number} */ i, /** @type {number} */ now, /** @type {number} */ many) {
    const symbol = `S${i % many}`
    state.publish(
      'market',
      'quote',
      JSON.stringify({ symbol, price: now, size: (i * 7) % 1000, side: 'buy' }),
    )
    return [symbol, now]
  },
  messages(/** @type {number} */ i, /** @type {number} */ now) {
    const text = `Something that somebody says, number ${i}`
    state.publish('chat', 'message', JSON.stringify({ id: i, at: now, by: 'Ann', text }))
    return ['last', i]
  },
  channels(/** @type {number} */ i, /** @type {number} */ now, /** @type {number} */ many) {
    const name = `c${i % many}`
    state.publish(name, 'value', JSON.stringify({ value: now }))
    return [name, now]
  },
  /** Each word is when it was sent. */
  pieces(/** @type {number} */ _, /** @type {number} */ now) {
    const text = `${now} `
    state.publish('answers', 'piece', JSON.stringify({ id: 'a', seq: answer.seq++, text }))
    answer.text += text
    return ['last', now]
  },
  /** One comes, one goes. */
  people(/** @type {number} */ i, /** @type {number} */ now, /** @type {number} */ many) {
    if (i % 2 === 0) join(`p${many + i}`)
    else leave([...guests.keys()][(i * 37) % guests.size] ?? '')
    return ['last', now]
  },
}

/** Sends `rate` a second for `seconds`, then tells what has to be shown. */
function stream(/** @type {any} */ { kind, rate, seconds, many, base }) {
  const step = steps[/** @type {keyof typeof steps} */ (kind)]
  const total = Math.round(rate * seconds)
  /** @type {Record<string, number>} */
  const last = {}
  const start = performance.now()
  let sent = 0
  const timer = setInterval(() => {
    const due = Math.min(total, Math.floor(((performance.now() - start) / 1000) * rate))
    for (; sent < due; sent++) {
      const now = Number((performance.timeOrigin + performance.now() - base + sent * 1e-6).toFixed(6))
      const [key, value] = step(next++, now, many)
      last[String(key)] = Number(value)
    }
    if (sent < total) return
    clearInterval(timer)
    const shown = {
      last,
      ...(kind === 'people' && { members: [...guests.keys(), 'me'] }),
      ...(kind === 'pieces' && { text: answer.text }),
    }
    process.send?.({ type: 'streamed', sent, took: performance.now() - start, ...shown })
  }, 4)
}

process.on('message', (/** @type {any} */ told) => {
  if (told.type === 'files') files = told.files
  else if (told.type === 'people') people(told.count)
  else if (told.type === 'stream') return stream(told)
  else if (told.type === 'reset') {
    Object.assign(counts, { subscribed: 0, unsubscribed: 0 })
    Object.assign(answer, { seq: 0, text: '' })
  } else if (told.type === 'end') process.exit(0)
  process.send?.({ type: told.type, ...counts })
})
process.send?.({ type: 'ready', port })
