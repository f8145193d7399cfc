import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { freePort } from './free-port.ts'

const path = process.env.REDIS_SERVER_PATH ?? 'redis-server'
/** Whether there is a Redis to test with. */
export const hasRedis = spawnSync(path, ['--version']).status === 0

/** What Redis answers to one command, or nothing. */
function ask(port: number, command: string) {
  return new Promise<string>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${command}\r\n`))
    socket.once('data', (data) => {
      socket.destroy()
      resolve(String(data).trim())
    })
    socket.once('error', () => resolve(''))
  })
}

export interface TestRedis {
  readonly url: string
  readonly port: number
  /** Ends it at once; what it held is lost. */
  stop(): Promise<void>
  /** Starts it anew, at the same address and empty. */
  start(): Promise<void>
  /** What it answers to a command. */
  ask(command: string): Promise<string>
  /** Empties it while it goes on. */
  flush(): Promise<void>
}

/**
 * A Redis of a test's own, with nothing kept on disk.
 *
 * @param more further arguments of `redis-server`; or the file of a sentinel
 */
export async function startRedis(...more: string[] | [{ config: string }]): Promise<TestRedis> {
  const port = await freePort()
  let child: ReturnType<typeof spawn> | undefined
  const redis: TestRedis = {
    url: `redis://127.0.0.1:${port}`,
    port,
    async start() {
      const here = ['--port', `${port}`, '--bind', '127.0.0.1']
      const [first] = more
      const args =
        typeof first === 'object'
          ? [first.config, '--sentinel', ...here]
          : [...here, '--save', '', '--appendonly', 'no', ...(more as string[])]
      child = spawn(path, args, { stdio: 'ignore', cwd: '/tmp' })
      while (!(await ask(port, 'PING'))) await new Promise((resolve) => setTimeout(resolve, 20))
    },
    ask: (command) => ask(port, command),
    async flush() {
      await ask(port, 'FLUSHALL')
    },
    async stop() {
      const ended = child && once(child, 'exit')
      child?.kill('SIGKILL')
      child = undefined
      await ended
    },
  }
  await redis.start()
  return redis
}

export interface TestProxy {
  readonly url: string
  /** Breaks every line and takes no new ones. */
  cut(): void
  mend(): void
  stop(): void
}

/** A way to Redis that can be cut while Redis itself goes on. */
export async function startProxy(to: number): Promise<TestProxy> {
  let open = true
  const sockets = new Set<import('node:net').Socket>()
  const server = createServer((from) => {
    if (!open) return from.destroy()
    const onward = connect(to, '127.0.0.1')
    for (const socket of [from, onward]) {
      sockets.add(socket)
      socket
        .on('error', () => {})
        .on('close', () => {
          sockets.delete(socket)
          from.destroy()
          onward.destroy()
        })
    }
    from.pipe(onward).pipe(from)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const cut = () => {
    open = false
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    cut,
    mend() {
      open = true
    },
    stop() {
      cut()
      server.close()
    },
  }
}
