import { connect, createServer } from 'node:net'

/**
 * A line to the server that can be cut: whoever is connected through it loses the connection, and nobody comes through.
 * @param {number} usual port of the server
 */
export async function startLine(usual) {
  /** @type {Set<import('node:net').Socket>} */
  const sockets = new Set()
  let up = true
  let port = usual
  /** @param {import('node:net').Socket} from @param {import('node:net').Socket} to */
  function join(from, to) {
    sockets.add(from)
    from.on('error', () => to.destroy())
    from.on('close', () => {
      sockets.delete(from)
      to.destroy()
    })
    from.pipe(to)
  }
  const line = createServer((near) => {
    if (!up) return near.destroy()
    const far = connect(port, '127.0.0.1')
    join(near, far)
    join(far, near)
  })
  await new Promise((resolve) => line.listen(0, () => resolve(undefined)))
  return {
    port: /** @type {import('node:net').AddressInfo} */ (line.address()).port,
    /** @param {number} [other] another server's port; the usual one's without it */
    lead(other = usual) {
      port = other
    },
    cut() {
      up = false
      for (const socket of sockets) socket.destroy()
    },
    restore() {
      up = true
    },
    close() {
      this.cut()
      line.close()
    },
  }
}
