import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { app } from './app.mjs'
import { contestants } from './contestants.mjs'
import { frameReader } from './frames.mjs'
import { leanSocket, maskedFrame } from './lean-socket.mjs'
import { percentile } from './statistics.mjs'

const FLOODERS = 20
const EVERY = 20
const KINDS = [
  'tiny frames',
  'WebSocket pings',
  'empty fragments',
  'subscribe and leave',
  'bodies of 170,000 frames',
  'pipelined requests',
  'handshakes',
]
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** How long an innocent client waits for its answers while others send as much as they can. */
export async function measureFlood(seconds, only) {
  const kinds = only ? KINDS.filter((kind) => kind.includes(only)) : KINDS
  console.log(`\n${FLOODERS} flooders for ${seconds} s, and a client that pings every ${EVERY} ms`)
  console.log('                                          answers  p50 ms  p99 ms  max ms | closed  told')
  await line('nobody floods', undefined, seconds)
  for (const kind of kinds) {
    await line(kind, { kind, count: FLOODERS, again: false }, seconds)
    if (kind !== 'handshakes')
      await line(`${kind}, back at once`, { kind, count: FLOODERS, again: true }, seconds)
  }
}

async function line(name, flood, seconds) {
  const { port, end } = await contestants.channelkit()
  const innocent = await ping(port)
  await pause(300)
  const flooders = flood && (await start({ ...flood, port }))
  innocent.begin()
  await pause(seconds * 1000)
  const waits = innocent.end()
  const told = flooders ? await flooders.end() : { closed: 0, told: 0 }
  end()
  const cell = (value, width) => String(value).padStart(width)
  const ms = (share) => cell(percentile(waits, share).toFixed(1), 6)
  console.log(
    `  ${name.padEnd(40)}${cell(waits.length, 7)}  ${ms(0.5)}  ${ms(0.99)}  ${ms(1)} | ${cell(told.closed, 6)}  ${cell(told.told, 4)}`,
  )
}

function start(options) {
  const child = fork(fileURLToPath(new URL('flooders.mjs', import.meta.url)), [JSON.stringify(options)])
  return new Promise((resolve) => {
    child.once('message', () =>
      resolve({
        end: () =>
          new Promise((done) => {
            child.once('message', done)
            child.send('end')
          }),
      }),
    )
  })
}

/** A client that asks and waits; what was not answered by the end counts for as long as it has waited. */
async function ping(port) {
  const asked = []
  let waits = []
  let timer
  let ready = () => {}
  const read = frameReader((text) => {
    if (text.includes('pusher:pong')) waits.push(performance.now() - asked.shift())
    else if (text.includes('connection_established')) ready()
  })
  let headers = true
  const socket = leanSocket(port, `/app/${app.key}?protocol=7`, (bytes, length) => {
    const chunk = Buffer.from(bytes.subarray(0, length))
    const start = headers ? chunk.indexOf('\r\n\r\n') + 4 : 0
    headers = false
    read(chunk.subarray(start))
  })
  socket.on('error', (error) => console.error(`the innocent client: ${error.message}`))
  socket.on('close', () => clearInterval(timer))
  await new Promise((resolve) => {
    ready = resolve
  })
  const frame = maskedFrame('{"event":"pusher:ping","data":{}}')
  return {
    begin() {
      waits = []
      timer = setInterval(() => {
        asked.push(performance.now())
        socket.write(frame)
      }, EVERY)
    },
    end() {
      clearInterval(timer)
      socket.destroy()
      return [...waits, ...asked.map((at) => performance.now() - at)]
    },
  }
}
