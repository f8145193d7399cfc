import type { RequestListener } from 'node:http'
import type { Socket } from 'node:net'

/** Requests that one socket may bring in one turn of the event loop: clients and proxies ask one after the other. */
const MOST = 16

/** How long a closed one has to read that, in ms. */
const LAST = 1000

const asked = Symbol('asked')
const CLOSED = -1
type Asking = Socket & { [asked]?: { turn: number; count: number } }

/**
 * Node reads as many requests as a socket holds before anybody else has a turn. Who pipelines more than a few is answered
 * 429 and closed, and nothing more of it is read.
 *
 * @param onExcess told of each socket that was closed
 */
export function oneByOne(listener: RequestListener, onExcess: () => void): RequestListener {
  let turn = 0
  let counting = false

  function count(socket: Asking): number {
    if (!counting) {
      counting = true
      setImmediate(() => {
        turn++
        counting = false
      })
    }
    const known = socket[asked]
    if (known?.turn === turn || known?.turn === CLOSED) return ++known.count
    socket[asked] = { turn, count: 1 }
    return 1
  }
  return (request, response) => {
    const socket: Asking = request.socket
    const nth = count(socket)
    if (nth <= MOST) return listener(request, response)
    // What was read already still comes, and is not answered.
    if (nth > MOST + 1) return
    socket[asked] = { turn: CLOSED, count: nth }
    socket.pause()
    // Node ends the socket with it, after the answers before.
    response.writeHead(429, { Connection: 'close' }).end()
    setTimeout(() => socket.destroy(), LAST).unref()
    onExcess()
  }
}
