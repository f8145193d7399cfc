import { request } from 'node:http'
import { connect } from 'node:net'
import { app } from './app.mjs'
import { maskedFrame, upgrade } from './lean-socket.mjs'

// A process of its own: clients who send as fast as their sockets take it, in one of several ways.
const { port, kind, count, again } = JSON.parse(process.argv[2])

const PIECE = 64 * 1024
const filled = (unit) => Buffer.concat(Array(Math.ceil(PIECE / unit.length)).fill(unit))
const controlFrame = (opcode) => Buffer.from([0x80 | opcode, 0x80, 0, 0, 0, 0])
const subscriptions = Array.from({ length: 600 }, (_, n) =>
  maskedFrame(
    JSON.stringify({ event: n % 2 ? 'pusher:unsubscribe' : 'pusher:subscribe', data: { channel: 'junk' } }),
  ),
)

/** By kind: what is sent first, and what then without end. */
const KINDS = {
  'tiny frames': [upgrade(`/app/${app.key}?protocol=7`), filled(maskedFrame('x'))],
  'WebSocket pings': [upgrade(`/app/${app.key}?protocol=7`), filled(controlFrame(0x9))],
  'empty fragments': [
    Buffer.concat([
      Buffer.from(upgrade(`/app/${app.key}?protocol=7`)),
      Buffer.from([0x01, 0x80, 0, 0, 0, 0]),
    ]),
    filled(Buffer.from([0x00, 0x80, 0, 0, 0, 0])),
  ],
  'subscribe and leave': [upgrade(`/app/${app.key}?protocol=7`), Buffer.concat(subscriptions)],
  'pipelined requests': ['', filled(Buffer.from('GET /up HTTP/1.1\r\nHost: a\r\n\r\n'))],
  handshakes: ['', Buffer.from(upgrade(`/app/${app.key}?protocol=7`))],
}
const told = { closed: 0, told: 0, sent: 0 }
const sockets = new Set()
let on = true

function flood(kind) {
  const [first, more] = KINDS[kind]
  const socket = connect({ port, host: '127.0.0.1' })
  sockets.add(socket)
  let text = ''
  socket.on('connect', () => {
    if (first) socket.write(first)
    if (kind === 'handshakes') socket.end(more)
    else if (first) socket.once('data', push)
    else push()
  })
  socket.on('error', () => {})
  socket.on('data', (bytes) => {
    text = (text + bytes.latin1Slice()).slice(-2000)
  })
  socket.on('drain', push)
  socket.on('close', () => {
    sockets.delete(socket)
    if (!on) return
    told.closed++
    if (/"code":4100/.test(text) || /HTTP\/1\.1 429/.test(text)) told.told++
    if (again || kind === 'handshakes') setImmediate(flood, kind)
  })
  function push() {
    while (on && !socket.destroyed && !socket.writableEnded) {
      told.sent += more.length
      if (!socket.write(more)) return
    }
  }
}

/** Bodies of as many frames as fit, over a session of the HTTP transports. */
function floodBodies(n) {
  const path = `/pusher/app/${app.key}/${n}/flooder${n}`
  const body = `[${Array(170_000).fill('""').join(',')}]`
  const open = (then) =>
    request(
      { port, host: '127.0.0.1', path: `${path}/xhr_streaming?protocol=7`, method: 'POST' },
      (response) => {
        let text = ''
        response.once('data', then)
        response.on('data', (bytes) => {
          text = (text + bytes).slice(-4000)
        })
        response.on('error', () => {})
        response.on('close', () => {
          if (!on) return
          told.closed++
          if (text.includes('4100')) told.told++
          if (again) open(send)
        })
      },
    )
      .on('error', () => {})
      .end()
  const send = () => {
    if (!on) return
    const sending = request(
      { port, host: '127.0.0.1', path: `${path}/xhr_send`, method: 'POST' },
      (response) => {
        response.resume()
        if (response.statusCode < 400) response.on('end', send)
        else if (response.statusCode === 413) told.told++
      },
    )
    sending.on('error', () => {})
    told.sent += body.length
    sending.end(body)
  }
  open(send)
}

process.on('message', () => {
  on = false
  process.send(told, () => process.exit(0))
})
for (let n = 0; n < count; n++) kind === 'bodies of 170,000 frames' ? floodBodies(n) : flood(kind)
process.send('started')
