import { connect } from 'node:net'
import { app, channel } from './app.mjs'
import { cpuOf } from './cpu.mjs'
import { leanSocket, maskedFrame, upgrade } from './lean-socket.mjs'
import { createPoster } from './poster.mjs'
import { percentile } from './statistics.mjs'

// A process of its own: subscribers on bare TCP, some of which look at what they get, and whoever posts.
const { port, pid, subscribers, seconds, warmup, rates, slow = 0, padding = 88 } = JSON.parse(process.argv[2])
/** Posts that may be under way before the slowest subscriber that is looked at has them. */
const AHEAD = 8
const SAMPLES = 40
const WIDTH = 16

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
const until = async (condition, what, ms = 60_000) => {
  for (const end = performance.now() + ms; !condition(); await pause(5))
    if (performance.now() > end) throw new Error(`Waited too long: ${what}`)
}

/** Fixed in width, so that all frames have one length and a reader can count by bytes. */
const stamp = () => performance.now().toFixed(3).padStart(WIDTH, '0')
const event = () => ({ name: 'tick', channel, data: `@${stamp()}${'.'.repeat(padding)}` })

const state = { ready: 0, frameLength: 0, stampAt: 0, counting: false, latencies: [] }
const sockets = []
let posted = 0
let reached = 0
const arrivals = []
let onReached = () => {}

function open(looksAt) {
  const subscribe = maskedFrame(JSON.stringify({ event: 'pusher:subscribe', data: { channel } }))
  const one = { step: 0, bytes: 0, socket: undefined, frames: 0, rest: Buffer.alloc(0) }
  one.socket = leanSocket(port, `/app/${app.key}?protocol=7`, (bytes, length) => {
    if (one.step === 2) {
      one.bytes += length
      if (looksAt) look(one, bytes.subarray(0, length))
      return
    }
    const text = bytes.latin1Slice(0, length)
    if (one.step === 0 && text.includes('connection_established')) {
      one.step = 1
      one.socket.write(subscribe)
    } else if (one.step === 1 && text.includes('subscription_succeeded')) {
      one.step = 2
      state.ready++
    }
  })
  one.socket.on('error', (error) => fail(error.message))
  sockets.push(one)
}

/** Reads the stamp of each frame. */
function look(one, chunk) {
  if (!state.counting) return
  let bytes = one.rest.length > 0 ? Buffer.concat([one.rest, chunk]) : chunk
  if (state.frameLength === 0) {
    if (bytes.length < 4) return fail('A first frame came in pieces')
    state.frameLength = bytes[1] === 126 ? bytes.readUInt16BE(2) + 4 : bytes[1] + 2
    state.stampAt = bytes.indexOf('@') + 1
  }
  const now = performance.now()
  while (bytes.length >= state.frameLength) {
    state.latencies.push(now - Number(bytes.latin1Slice(state.stampAt, state.stampAt + WIDTH)))
    bytes = bytes.subarray(state.frameLength)
    one.frames++
    arrivals[one.frames] = (arrivals[one.frames] ?? 0) + 1
    if (arrivals[one.frames] === samples) {
      reached = one.frames
      onReached()
    }
  }
  one.rest = bytes.length > 0 ? Buffer.from(bytes) : bytes.subarray(0, 0)
}

/** Somebody who subscribes, and then reads nothing more. */
async function sleeper() {
  const socket = connect({ port, host: '127.0.0.1' })
  sleepers.push(socket)
  // A socket that does not read sees its end only when it writes.
  const prod = setInterval(() => socket.write(maskedFrame('{"event":"pusher:ping","data":{}}')), 100)
  socket.on('error', () => {})
  socket.on('close', () => {
    cut++
    clearInterval(prod)
  })
  socket.write(upgrade(`/app/${app.key}?protocol=7`))
  await new Promise((resolve) => socket.once('data', resolve))
  socket.pause()
  socket.write(maskedFrame(JSON.stringify({ event: 'pusher:subscribe', data: { channel } })))
}

function fail(why) {
  console.error(`load: ${why}`)
  process.exit(1)
}

const every = Math.max(1, Math.ceil(subscribers / SAMPLES))
const sleepers = []
let cut = 0
for (let n = 0; n < slow; n++) await sleeper()
let samples = 0
for (let n = 0; n < subscribers; n++) {
  const looksAt = n % every === 0 || n === subscribers - 1
  if (looksAt) samples++
  open(looksAt)
  if (n % 100 === 99) await until(() => state.ready > n - 200, 'subscribers', 30_000)
}
await until(() => state.ready === subscribers, 'subscribers')
// Until everything that tells of the joins has come.
for (let before = -1, now = 0; before !== now; ) {
  await pause(1500)
  before = now
  now = sockets.reduce((sum, { bytes }) => sum + bytes, 0)
  if (before === now) break
}

const poster = await createPoster(port)
const delivered = () => sockets.reduce((sum, { bytes }) => sum + bytes, 0) / state.frameLength

/** Posts for some time, at a rate a second or, at 0, as fast as the subscribers read. */
async function measure(rate) {
  const due = { next: performance.now() }
  let on = true
  const go = () => {
    while (on && poster.idle && posted - reached < AHEAD) {
      if (rate > 0) {
        if (performance.now() < due.next) return
        due.next += 1000 / rate
      }
      poster.post(event())
      posted++
    }
  }
  onReached = go
  poster.onIdle(go)
  const timer = setInterval(go, 1)
  go()
  await pause(warmup * 1000)
  state.latencies = []
  const before = { cpu: cpuOf(pid), at: performance.now(), deliveries: delivered(), posted }
  await pause(seconds * 1000)
  const after = { cpu: cpuOf(pid), at: performance.now(), deliveries: delivered(), posted }
  const latencies = state.latencies
  on = false
  clearInterval(timer)
  await until(
    () => reached === posted || poster.failure,
    `the last deliveries: ${reached} of ${posted} at all, ${sockets.map((s) => s.frames).slice(0, 5)}`,
    10_000,
  )
  if (poster.failure) fail(`a request failed: ${poster.failure}`)
  const took = (after.at - before.at) / 1000
  const deliveries = after.deliveries - before.deliveries
  return {
    perSecond: deliveries / took,
    cpu: (after.cpu - before.cpu) / deliveries,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    posts: (after.posted - before.posted) / took,
  }
}

for (const one of sockets) one.bytes = 0
state.counting = true
const results = []
for (const rate of rates) results.push(await measure(rate))
await pause(300)
const wrong = sockets.filter(({ bytes }) => bytes !== posted * state.frameLength).length
if (wrong > 0) fail(`${wrong} of ${subscribers} subscribers did not get each of ${posted} events once`)
for (const result of results) result.cut = cut
process.send?.(results)
for (const { socket } of sockets) socket.resetAndDestroy()
for (const socket of sleepers) socket.destroy()
process.disconnect?.()
process.exit(0)
