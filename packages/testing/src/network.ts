import type { Line, MemorySocket } from './memory-socket.ts'

/** Addresses that exist in memory only: RFC 6761 keeps `.test` for this. */
const DOMAIN = '.channelkit.test'

const lines = new Map<string, Line>()
let count = 0

/** Gives a line an address that a patched pusher-js can connect to; `remove` takes it back. */
export function addAddress(line: Line): { host: string; remove(): void } {
  const host = `kit-${++count}${DOMAIN}`
  lines.set(host, line)
  return { host, remove: () => lines.delete(host) }
}

interface PusherRuntime {
  createWebSocket(url: string): unknown
}

const patched = new WeakSet<object>()

/** Makes a pusher-js class connect in memory to our addresses, and as ever to all others. */
export function patchPusher(Pusher: unknown): void {
  const runtime = (Pusher as { Runtime?: PusherRuntime } | undefined)?.Runtime
  if (!runtime) throw new TypeError('createTestKit: `load` must give a pusher-js class.')
  if (patched.has(runtime)) return
  patched.add(runtime)
  const original = runtime.createWebSocket
  runtime.createWebSocket = (url) => connect(url) ?? original.call(runtime, url)
}

function connect(url: string): MemorySocket | undefined {
  const { hostname, pathname, searchParams } = new URL(url)
  if (!hostname.endsWith(DOMAIN)) return
  const line = lines.get(hostname)
  if (!line) throw new Error(`The test kit at ${hostname} was destroyed.`)
  return line.connect(pathname.replace('/app/', ''), searchParams.get('protocol'))
}
