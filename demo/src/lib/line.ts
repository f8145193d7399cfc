const Real = globalThis.WebSocket
const realFetch = globalThis.fetch
const open = new Set<WebSocket>()
let intact = true

/**
 * A line that can be cut, to see what a visitor sees who loses the network: `cut()` closes the sockets that are
 * open and lets new ones, and requests, fail until `restore()`. Install it before anything connects.
 */
export const line = {
  install(): void {
    globalThis.WebSocket = new Proxy(Real, {
      construct(target, [url, protocols]: [string, string[]?]) {
        if (!intact) return unreachable()
        const socket = new target(url, protocols)
        open.add(socket)
        socket.addEventListener('close', () => open.delete(socket))
        return socket
      },
    })
    globalThis.fetch = (...args) =>
      intact ? realFetch(...args) : Promise.reject(new TypeError('The line is cut.'))
  },

  cut(): void {
    intact = false
    for (const socket of open) socket.close()
  },

  restore(): void {
    intact = true
  },
}

/** What a socket without a network does: it fails, a moment later. */
function unreachable(): WebSocket {
  const socket = Object.assign(new EventTarget(), {
    readyState: Real.CONNECTING as number,
    onopen: null,
    onmessage: null,
    onerror: null as WebSocket['onerror'],
    onclose: null as WebSocket['onclose'],
    send() {},
    close() {},
  })
  const fail = () => {
    socket.readyState = Real.CLOSED
    socket.onerror?.call(socket as unknown as WebSocket, new Event('error'))
    socket.onclose?.call(socket as unknown as WebSocket, new CloseEvent('close', { code: 1006 }))
  }
  setTimeout(fail, 50)
  return socket as unknown as WebSocket
}
