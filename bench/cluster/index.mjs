import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createConnection, createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { measureFanOut, measureJoins } from './load.mjs'

// One, two and three processes over one Redis on this machine: fan-out of one channel over all of them, and joins of a presence channel.
const cli = fileURLToPath(new URL('../../packages/server/dist/cli.mjs', import.meta.url))
const app = { id: '1', key: 'app-key', secret: 'app-secret' }
const { values } = parseArgs({
  options: {
    subscribers: { type: 'string', default: '300' },
    posts: { type: 'string', default: '50' },
    members: { type: 'string', default: '300' },
    seconds: { type: 'string', default: '5' },
    processes: { type: 'string', default: '1,2,3' },
  },
})
if (spawnSync('redis-server', ['--version']).status !== 0) {
  console.error('This needs redis-server: apt-get install redis-server')
  process.exit(2)
}
const children = new Set()
const start = (command, args) => {
  const child = spawn(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, CHANNELKIT_SECRET: app.secret },
  })
  children.add(child)
  child.once('exit', () => children.delete(child))
  return child
}
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** What Redis says of itself. */
async function info(port) {
  const socket = createConnection(port, '127.0.0.1')
  socket.write('INFO\r\nQUIT\r\n')
  let text = ''
  for await (const chunk of socket) text += chunk
  const of = (name) => Number(new RegExp(`^${name}:([\\d.]+)`, 'm').exec(text)?.[1] ?? 0)
  return {
    cpu: of('used_cpu_user') + of('used_cpu_sys'),
    commands: of('total_commands_processed'),
    in: of('total_net_input_bytes'),
    out: of('total_net_output_bytes'),
  }
}

async function fleet(many) {
  const redis = await freePort()
  start('redis-server', ['--port', `${redis}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'])
  await pause(500)
  const ports = []
  for (let n = 0; n < many; n++) {
    const port = await freePort()
    ports.push(port)
    start(process.execPath, [
      cli,
      ...['--port', `${port}`, '--app-id', app.id, '--key', app.key],
      ...['--redis', `redis://127.0.0.1:${redis}`, '--log', 'json', '--log-level', 'error'],
    ])
  }
  for (const port of ports)
    for (;;) {
      const { status } = await fetch(`http://127.0.0.1:${port}/ready`).catch(() => ({ status: 0 }))
      if (status === 200) break
      await pause(100)
    }
  return { redis, ports }
}

/** Does something, and what Redis had to do for each of so many. */
async function weighed(redis, many, work) {
  const before = await info(redis)
  const result = await work()
  const after = await info(redis)
  const each = (name) => (after[name] - before[name]) / many
  return {
    ...result,
    redis: `${(each('cpu') * 1e6).toFixed(0)} µs, ${each('commands').toFixed(1)} commands, ${(each('in') / 1000).toFixed(2)} kB in, ${(each('out') / 1000).toFixed(2)} kB out`,
  }
}

let lost = 0
console.log(
  '| processes | what | rate | p50 ms | p99 ms | lost | of Redis, each |\n| --- | --- | --- | --- | --- | --- | --- |',
)
for (const many of values.processes.split(',').map(Number)) {
  const { redis, ports } = await fleet(many)
  const [seconds, rate] = [Number(values.seconds), Number(values.posts)]
  const given = { app, ports, subscribers: Number(values.subscribers), seconds, rate }
  const fan = await weighed(redis, seconds * rate, () => measureFanOut(given))
  lost += fan.lost
  console.log(
    `| ${many} | ${given.subscribers} subscribers, ${rate} posts/s | ${fan.rate} deliveries/s | ${fan.p50} | ${fan.p99} | ${fan.lost} of ${fan.expected} | ${fan.redis} |`,
  )
  const members = Number(values.members)
  const joins = await weighed(redis, members, () => measureJoins({ app, ports, members }))
  lost += joins.lost
  console.log(
    `| ${many} | ${members} members join at once | ${joins.rate} joins/s | ${joins.p50} | ${joins.p99} | ${joins.lost} of ${joins.expected} | ${joins.redis} |`,
  )
  const ended = [...children].map((child) => once(child, 'exit'))
  for (const child of children) child.kill('SIGKILL')
  await Promise.all(ended)
}
console.log(lost === 0 ? 'Nothing was lost.' : `${lost} were lost.`)
process.exit(lost === 0 ? 0 : 1)
