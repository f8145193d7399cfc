import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import Api from 'pusher'
import Pusher, { type Options } from 'pusher-js'
import { expect } from 'vitest'
import type { HubHappening, ServerOptions } from '../../src/index.ts'
import { PATIENCE } from './patience.ts'

export const APP = { id: 'app', key: 'app-key', secret: 'app-secret' }
const built = fileURLToPath(
  new URL(`../../../../.cache/cluster-node-${process.env.VITEST_POOL_ID}.mjs`, import.meta.url),
)

/** Bundles the process that `startNode` starts. */
export const buildNode = () =>
  build({
    entryPoints: [fileURLToPath(new URL('./cluster-node.ts', import.meta.url))],
    outfile: built,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)",
    },
  })

export interface Node {
  readonly port: number
  readonly api: Api
  /** All that its hub told. */
  readonly happenings: HubHappening[]
  /** As a crash: nothing is said or put in order. */
  kill(): Promise<void>
  stop(): Promise<void>
}

const nodes = new Set<Node>()
const clients = new Set<Pusher>()

/** Starts a server process of its own; with `hurry`, one whose timers run so many times as fast. */
export async function startNode(options: Partial<ServerOptions> & { hurry?: number }): Promise<Node> {
  const given = JSON.stringify({ apps: [APP], port: 0, ...options })
  const child = spawn(process.execPath, [built, given], { stdio: ['ignore', 'pipe', 'inherit'] })
  const happenings: HubHappening[] = []
  const port = await new Promise<number>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      const said = JSON.parse(line)
      if (said.port) resolve(said.port)
      else happenings.push(said)
    })
    child.once('exit', (code) => reject(new Error(`The process ended with ${code}`)))
  })
  const end = (signal: 'SIGKILL' | 'SIGTERM') => async () => {
    nodes.delete(node)
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
  const { id: appId, key, secret } = APP
  const api = new Api({ appId, key, secret, host: '127.0.0.1', port: `${port}`, useTLS: false })
  const node: Node = { port, api, happenings, kill: end('SIGKILL'), stop: end('SIGTERM') }
  nodes.add(node)
  return node
}

export interface Who {
  id?: string
  info?: unknown
  watchlist?: string[]
}

/** An unmodified pusher-js client of a process. */
export function connect({ port, api }: Node, { id = 'somebody', info, watchlist }: Who = {}): Pusher {
  const options: Options = {
    cluster: '',
    wsHost: '127.0.0.1',
    wsPort: port,
    forceTLS: false,
    enabledTransports: ['ws'],
    disableStats: true,
    channelAuthorization: {
      transport: 'ajax',
      endpoint: '',
      customHandler: ({ socketId, channelName }, callback) => {
        const member = channelName.startsWith('presence-')
          ? { user_id: id, user_info: info as Record<string, unknown> }
          : undefined
        callback(null, api.authorizeChannel(socketId, channelName, member))
      },
    },
    userAuthentication: {
      transport: 'ajax',
      endpoint: '',
      customHandler: ({ socketId }, callback) =>
        callback(null, api.authenticateUser(socketId, { id, watchlist } as never)),
    },
  }
  const client = new Pusher(APP.key, options)
  clients.add(client)
  return client
}

/** All that a channel of a client was told, as lines. */
export function listen(client: Pusher, name: string): { name: string; log: string[]; ready: Promise<void> } {
  const log: string[] = []
  const channel = client.subscribe(name)
  const ready = new Promise<void>((resolve) => channel.bind('pusher:subscription_succeeded', () => resolve()))
  channel.bind_global((event: string, data: unknown) => {
    const { count, id, subscription_count: subscriptions } = (data ?? {}) as Record<string, unknown>
    if (event === 'pusher:subscription_succeeded') log.push(count === undefined ? 'in' : `in ${count}`)
    else if (event === 'pusher:member_added') log.push(`+${id}`)
    else if (event === 'pusher:member_removed') log.push(`-${id}`)
    else if (event === 'pusher:subscription_count') log.push(`count ${subscriptions}`)
    else log.push(`${event} ${JSON.stringify(data)}`)
  })
  return { name, log, ready }
}

/** The happenings of some types, on all processes, as lines. */
export const told = (all: readonly Node[], ...types: HubHappening['type'][]): string[] =>
  all.flatMap(({ happenings }) =>
    happenings
      .filter(({ type }) => types.includes(type))
      .map((one) =>
        [one.type, 'channel' in one && one.channel, 'userId' in one && one.userId].filter(Boolean).join(' '),
      ),
  )

export const eventually = (check: () => unknown, timeout = PATIENCE) =>
  expect.poll(async () => check(), { timeout, interval: 20 })

/** Lets everything that is under way arrive: an event of each process has come through to one more client. */
export async function settle(all: readonly Node[], on: Node): Promise<void> {
  const probe = connect(on)
  const { log, ready } = listen(probe, `settle-${Math.random().toString(36).slice(2)}`)
  const name = [...probe.allChannels()][0]!.name
  await ready
  for (const { api } of all) await api.trigger(name, 'here', {})
  await eventually(() => log.filter((line) => line.startsWith('here')).length).toBe(all.length)
  probe.disconnect()
  clients.delete(probe)
}

/** Ends all clients and processes of a test. */
export async function endAll(): Promise<void> {
  for (const client of clients) client.disconnect()
  clients.clear()
  await Promise.all([...nodes].map((node) => node.kill()))
}
