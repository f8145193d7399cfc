import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'

// What a fan-out costs with every rule left out. `loop`: send() on each socket of `ws`. `floor`: one frame for all,
// and one write a socket for all frames of an event-loop turn.
const floor = process.argv[2] === 'floor'
const sockets = new Set()
const wss = new WebSocketServer({ noServer: true, perMessageDeflate: false })

const server = createServer((request, response) => {
  let body = ''
  request.setEncoding('utf8').on('data', (chunk) => {
    body += chunk
  })
  request.on('end', () => {
    const { name, channel, data } = JSON.parse(body)
    broadcast(JSON.stringify({ event: name, channel, data }))
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '2' }).end('{}')
  })
})
server.on('upgrade', (request, socket, head) =>
  wss.handleUpgrade(request, socket, head, (client) => {
    client.send('{"event":"pusher:connection_established","data":"{\\"socket_id\\":\\"1.1\\"}"}')
    client.on('message', () => {
      sockets.add(floor ? socket : client)
      client.send('{"event":"pusher_internal:subscription_succeeded","channel":"bench","data":"{}"}')
    })
    client.on('close', () => sockets.delete(floor ? socket : client))
    client.on('error', () => client.terminate())
  }),
)
server.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port }))
process.on('message', () => {
  globalThis.gc?.()
  process.send?.({ ...process.memoryUsage(), connections: wss.clients.size, members: 0 })
})

function broadcast(text) {
  if (floor) return later(text)
  for (const client of sockets) client.send(text)
}

let frames = []
function later(text) {
  const payload = Buffer.from(text)
  // All frames here have 126 to 65,535 bytes.
  const header = Buffer.from([0x81, 126, payload.length >> 8, payload.length & 0xff])
  frames.push(header, payload)
  if (frames.length === 2) setImmediate(write)
}
function write() {
  const bytes = Buffer.concat(frames)
  frames = []
  for (const socket of sockets) socket.write(bytes)
}
