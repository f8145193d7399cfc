import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** A proxy in front of a server, for the ills of real networks; until the end of the test. */
export async function startProxy(
  first: number,
  { latency = 0, upgrades = true }: { latency?: number; upgrades?: boolean } = {},
) {
  const pairs = new Set<{ client: Socket; server: Socket }>()
  let killed = 0
  let target = first
  const proxy = createServer((client) => {
    const server = connect(target, '127.0.0.1')
    const pair = { client, server }
    pairs.add(pair)
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      from.on('error', () => to.destroy())
      from.on('close', () => later(() => to.destroy()))
      from.on('end', () => later(() => to.end()))
      from.on('data', (chunk: Buffer) => {
        if (from === client && !upgrades && /^upgrade: *websocket/im.test(chunk.toString('latin1'))) {
          killed++
          client.destroy()
          return server.destroy()
        }
        later(() => to.write(chunk))
      })
    }
    client.on('close', () => pairs.delete(pair))
  })
  const later = (run: () => void) => (latency > 0 ? void setTimeout(run, latency) : run())
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    proxy.close()
    for (const { client, server } of pairs) {
      client.destroy()
      server.destroy()
    }
  })
  return {
    port: (proxy.address() as AddressInfo).port,
    /** How many upgrades were killed. */
    killed: () => killed,
    /** Sends whoever comes from now on to another port. */
    retarget(port: number) {
      target = port
    },
    /** Ends every connection towards the server; what that has sent until it notices still arrives. */
    cut() {
      for (const { server } of pairs) server.end()
    },
  }
}
