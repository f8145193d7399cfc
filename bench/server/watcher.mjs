import { setPriority } from 'node:os'
import { WebSocket } from 'ws'
import { app } from './app.mjs'

// Somebody who looks at the dashboard of the server at this port: at the overview and, with all that happens, at the debug console.
// A browser elsewhere would take no processor from the server and its load.
setPriority(19)

const base = `127.0.0.1:${process.argv[2]}/dashboard`
const session = await (await fetch(`http://${base}/session`)).json()
const channels = [session.apps[0].channel, 'private-console-bench']
const socket = new WebSocket(`ws://${base}/app/${session.key}?protocol=7`)
let batches = 0
let told = 0

socket.on('message', async (text) => {
  const { event, channel, data } = JSON.parse(text)
  if (event === 'pusher:connection_established') {
    const { socket_id } = JSON.parse(data)
    for (const channel of channels) {
      const body = new URLSearchParams({ socket_id, channel_name: channel })
      const { auth } = await (await fetch(`http://${base}/auth`, { method: 'POST', body })).json()
      socket.send(JSON.stringify({ event: 'pusher:subscribe', data: { channel, auth } }))
    }
  } else if (event === 'pusher_internal:subscription_succeeded' && channel === channels[1]) {
    socket.send(JSON.stringify({ event: 'client-filter', channel, data: { app: app.id } }))
    process.send({ port: Number(process.argv[2]) })
  } else if (event === 'batch') {
    batches++
    told += JSON.parse(data).entries.length
  } else if (event === 'pusher:ping') socket.send('{"event":"pusher:pong","data":{}}')
})
// A measurement of a dashboard that is told nothing would be none.
socket.on('close', (code) => {
  console.error(`The dashboard was cut off with ${code}.`)
  process.exit(1)
})
process.on('message', () => process.send(`  the dashboard was told ${told} entries in ${batches} batches`))
