import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../../packages/server/dist/cli.mjs', import.meta.url))
const MEMBERS = 3

/** Three processes over a Redis of their own, behind HAProxy. */
export async function startFleet(app, receiver) {
  const folder = mkdtempSync(join(tmpdir(), 'channelkit-roll-'))
  const [redis, port, ...ports] = await freePorts(2 + MEMBERS)
  const children = new Set()
  const start = (command, args, options = {}) => {
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'], ...options })
    children.add(child)
    child.once('exit', () => children.delete(child))
    return child
  }
  start('redis-server', ['--port', redis, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'])
  const config = join(folder, 'channelkit.json')
  const webhooks = [{ url: `http://127.0.0.1:${receiver}/` }]
  writeFileSync(config, JSON.stringify({ apps: [{ ...app, webhooks }] }))

  async function member(own) {
    let child
    const up = async () => {
      child = start(process.execPath, [
        cli,
        ...['--config', config, '--port', own, '--redis', `redis://127.0.0.1:${redis}`, '--log', 'json'],
        ...['--log-level', 'error'],
      ])
      while ((await status(own)) !== 200) await pause(100)
    }
    await up()
    return {
      async restart() {
        child.kill('SIGTERM')
        await once(child, 'exit')
        await up()
        // A deploy waits until the new one is in the balance.
        await pause(2000)
      },
    }
  }
  await pause(500)
  const members = await Promise.all(ports.map(member))
  const proxy = join(folder, 'haproxy.cfg')
  writeFileSync(proxy, haproxy(port, ports))
  start('haproxy', ['-f', proxy])
  await pause(1500)
  return {
    port,
    members,
    /** Of each process, as the system sees it. */
    connections: () => socketsOf(ports).join('/'),
    async end() {
      for (const child of [...children]) child.kill('SIGKILL')
      rmSync(folder, { recursive: true })
    },
  }
}

/** Sockets that are open at each of the ports. */
function socketsOf(ports) {
  const lines = readFileSync('/proc/net/tcp', 'utf8').split('\n')
  const open = lines.flatMap((line) => /^\s*\d+: \w+:(\w{4}) \S+ 01/.exec(line)?.[1] ?? [])
  return ports.map((port) => open.filter((one) => Number.parseInt(one, 16) === port).length)
}

const haproxy = (port, ports) => `
defaults
  mode http
  timeout connect 2s
  timeout client 60s
  timeout server 60s
  timeout tunnel 1h
  option redispatch 1
  retries 3
frontend clients
  bind 127.0.0.1:${port}
  default_backend channelkit
backend channelkit
  balance leastconn
  option httpchk GET /ready
  default-server check inter 1s fall 2 rise 1
${ports.map((one, n) => `  server ck${n} 127.0.0.1:${one}`).join('\n')}
`

const status = (port) =>
  fetch(`http://127.0.0.1:${port}/ready`).then(
    ({ status }) => status,
    () => 0,
  )
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

async function freePorts(many) {
  const servers = Array.from({ length: many }, () => createServer().listen(0, '127.0.0.1'))
  await Promise.all(servers.map((one) => once(one, 'listening')))
  const ports = servers.map((one) => one.address().port)
  await Promise.all(servers.map((one) => new Promise((resolve) => one.close(resolve))))
  return ports
}
