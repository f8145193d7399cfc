import { execFileSync } from 'node:child_process'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { run } from '../../scripts/lib/run.mjs'
import { app } from '../server/app.mjs'
import { startFleet } from './fleet.mjs'

// Three processes over Redis behind HAProxy are restarted one after the other while clients listen and an application
// publishes: what of it does anybody notice?

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '200' },
    rate: { type: 'string', default: '50' },
    rolls: { type: 'string', default: '2' },
    /** By pusher-js alone, and without a history. */
    plain: { type: 'boolean', default: false },
  },
})
const [clients, rate, rolls] = [values.clients, values.rate, values.rolls].map(Number)
for (const [name, flag] of Object.entries({ haproxy: '-v', 'redis-server': '--version' })) {
  try {
    execFileSync(name, [flag], { stdio: 'ignore' })
  } catch {
    console.error(`This needs ${name}: apt-get install haproxy redis-server`)
    process.exit(2)
  }
}
for (const name of ['core', 'server']) {
  const cwd = fileURLToPath(new URL(`../../packages/${name}`, import.meta.url))
  const built = await run('npm', ['run', 'build'], { cwd, quiet: true })
  if (built.code === 0) continue
  console.error(`${name} failed to build:\n${built.output}`)
  process.exit(1)
}

const webhooks = []
const receiver = createServer(async (request, response) => {
  let text = ''
  for await (const chunk of request) text += chunk
  for (const { name, channel, user_id } of JSON.parse(text).events) webhooks.push([name, channel, user_id])
  response.end()
}).listen(0, '127.0.0.1')
await new Promise((resolve) => receiver.once('listening', resolve))

// Loaded when it is built.
const { startVisitors } = await import('./visitors.mjs')
const history = values.plain ? undefined : [{ channels: '*' }]
const fleet = await startFleet({ ...app, history }, receiver.address().port)
const visitors = await startVisitors(app, fleet.port, clients, values.plain)
await pause(5000)
const before = webhooks.length
visitors.start(rate)
await pause(2000)
console.log(`connections: ${fleet.connections()}`)
for (let n = 1; n <= rolls; n++) {
  for (const member of fleet.members) await member.restart()
  console.log(`roll ${n}: connections ${fleet.connections()}`)
}
// Longer than the lease that the last one left behind, and than webhooks wait for a return.
await pause(22_000)
visitors.stop()
await pause(1000)

const { posted, failed, lost, doubled, joins, leaves, gaps } = visitors.result()
// A count of subscriptions is told whenever it moves, and while clients move it does.
const counts = webhooks.slice(before).filter(([name]) => name === 'subscription_count')
const sent = webhooks.slice(before).filter(([name]) => name !== 'subscription_count')
console.log(`
${clients} clients ${values.plain ? 'by pusher-js alone' : 'with history'}, ${rate} posts a second, ${rolls} rolls of three processes
posts                 ${posted}, of which failed ${failed}
leaves seen           ${leaves}
joins seen            ${joins}
webhooks              ${sent.length}${sent.length > 0 ? ` (${sent.slice(0, 3).join(' ')}…)` : ''}
subscription counts   ${counts.length} told to the receiver
gaps told             ${gaps}
events doubled        ${doubled}
events lost           ${lost.total} of ${posted * clients}; a client: ${lost.median} in the middle, ${lost.most} at most`)
visitors.end()
await fleet.end()
const missing = values.plain ? 0 : lost.total
process.exit(leaves + joins + sent.length + doubled + failed + missing > 0 ? 1 : 0)

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
