import type { RequestListener } from 'node:http'
import type { Socket } from 'node:net'

/** Requests that one socket may bring in one turn of the event loop: clients and proxies ask one after the other. */
const MOST = 16
const REFUSAL = 'HTTP/1.1 429 Too Many Requests\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'

const asked = Symbol('asked')
type Asking = Socket & { [asked]?: { turn: number; count: number } }

/**
 * Node reads as many requests as a socket holds before anybody else has a turn. Whoever sends more than a few at once is
 * told so and cut off; what Node has read of it by then is not answered.
 *
 * @param onExcess told of each socket that was cut off
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
    if (known?.turn === turn) return ++known.count
    socket[asked] = { turn, count: 1 }
    return 1
  }
  return (request, response) => {
    const { socket } = request
    if (socket.destroyed) return
    if (count(socket) <= MOST) return listener(request, response)
    // Ending it in order would go on reading for as long as that takes.
    socket.write(REFUSAL)
    socket.destroy()
    onExcess()
  }
}
