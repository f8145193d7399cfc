import { createHmac } from 'node:crypto'
import { app } from './app.mjs'
import { frameReader } from './frames.mjs'
import { leanSocket, maskedFrame } from './lean-socket.mjs'

// A process of its own: many connections, ramped, of which the first few join a presence channel.
const { port, connections, members, atOnce } = JSON.parse(process.argv[2])
const channel = 'presence-bench'

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
const sockets = []
let open = 0
let lost = 0
/** Of each member: how many it was told of, in the answer to its subscription and one by one after it. */
const told = []

function connect(n) {
  const read = frameReader((text) => {
    const { event, data } = JSON.parse(text)
    if (event === 'pusher:connection_established') {
      sockets[n].id = JSON.parse(data).socket_id
      open++
    } else if (event === 'pusher_internal:subscription_succeeded') told[n] = JSON.parse(data).presence.count
    else if (event === 'pusher_internal:member_added') told[n]++
  })
  let upgraded = false
  const socket = leanSocket(port, `/app/${app.key}?protocol=7`, (bytes, length) => {
    const head = upgraded ? 0 : bytes.indexOf('\r\n\r\n') + 4
    upgraded = true
    read(bytes.subarray(head, length))
  })
  sockets[n] = { socket, id: '' }
  socket.on('error', () => lost++)
  socket.on('close', () => lost++)
}

function join(n) {
  const { socket, id } = sockets[n]
  const channelData = JSON.stringify({ user_id: `user-${n}`, user_info: { name: `User ${n}` } })
  const signature = createHmac('sha256', app.secret).update(`${id}:${channel}:${channelData}`).digest('hex')
  const data = { channel, auth: `${app.key}:${signature}`, channel_data: channelData }
  socket.write(maskedFrame(JSON.stringify({ event: 'pusher:subscribe', data })))
}

async function until(condition, ms = 120_000) {
  for (const end = performance.now() + ms; !condition() && performance.now() < end; ) await pause(10)
  return condition()
}

const began = performance.now()
for (let n = 0; n < connections; n++) {
  connect(n)
  if (n - open >= atOnce) await until(() => n - open < atOnce / 2)
}
await until(() => open === connections)
process.send({ step: 'open', open, lost, ms: performance.now() - began })

process.on('message', async (step) => {
  if (step === 'end') {
    for (const { socket } of sockets) socket.resetAndDestroy()
    process.exit(0)
  }
  const from = performance.now()
  for (let n = 0; n < members; n++) {
    join(n)
    // What a browser's worth of joins may cost, not what one packet of a thousand would.
    if (n % 20 === 19) await pause(1)
  }
  const complete = await until(() => {
    let sum = 0
    for (let n = 0; n < members; n++) if (told[n] === members) sum++
    return sum === members
  }, 60_000)
  process.send({ step: 'joined', complete, lost, ms: performance.now() - from })
})
