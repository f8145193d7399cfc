import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** How long a socket may keep a spare place, in ms. */
const PATIENCE = 5000

/** Says which sockets came when all places were taken. */
export interface Room {
  /** Whether this socket has one of the spare places: who wants to stay on it has to be refused. */
  isSpare(socket: Socket): boolean
  /** Counts somebody who was. */
  refuse(): void
}

const nameOf = ({ remoteAddress, remotePort }: Socket) => `${remoteAddress} ${remotePort}`

/**
 * Bounds the sockets of a server, with spare places beyond the bound: a full server must still answer whoever asks how it is,
 * or it is taken for a dead one and killed, and who publishes must not suffer from who listens. Whoever holds a spare place
 * longest goes for who comes.
 *
 * @param places how many are spare
 * @param onRefuse told of each that found no place
 */
export function createRoom(server: Server, most: number, places: number, onRefuse: () => void): Room {
  let taken = 0
  // By address and port, since a TLS socket is not the one that came.
  const spare = new Map<string, { socket: Socket; end(): void }>()

  server.maxConnections = most + 2 * places
  server.on('drop', onRefuse)
  // One listener for all: of thousands of sockets each would cost memory.
  function onClose(this: Socket) {
    taken--
  }
  server.on('connection', (socket: Socket) => {
    if (taken < most) {
      taken++
      socket.on('close', onClose)
      return
    }
    const name = nameOf(socket)
    const timer = setTimeout(() => socket.destroy(), PATIENCE).unref()
    const end = () => {
      clearTimeout(timer)
      spare.delete(name)
    }
    spare.set(name, { socket, end })
    socket.on('close', end)
    if (spare.size <= places) return
    for (const { socket: oldest, end } of spare.values()) {
      end()
      oldest.destroy()
      return onRefuse()
    }
  })
  return { isSpare: (socket) => spare.size > 0 && spare.has(nameOf(socket)), refuse: onRefuse }
}
