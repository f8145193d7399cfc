import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A load balancer over TCP: each connection goes to the next of these ports that takes it. */
export async function startBalancer(ports: readonly number[]) {
  let turn = 0
  const sockets = new Set<Socket>()
  const server = createServer((from) => {
    const attempt = (left: number) => {
      if (left === 0) return from.destroy()
      const to = connect(ports[turn++ % ports.length]!, '127.0.0.1')
      to.once('error', () => attempt(left - 1))
      to.once('connect', () => {
        from.pipe(to).pipe(from)
        from.on('error', () => to.destroy()).on('close', () => to.destroy())
        to.on('error', () => from.destroy()).on('close', () => from.destroy())
      })
    }
    from.on('error', () => {})
    sockets.add(from)
    attempt(ports.length)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as { port: number }).port,
    stop() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
