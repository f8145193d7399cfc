import { type Framework, frameworks, keyOf } from '../../shared.ts'

const Real = globalThis.WebSocket
const open = new Map<WebSocket, Framework>()
const cut = new Set<Framework>()

/**
 * Lines that can be cut, to see what a visitor sees who loses the network: `cut()` closes the sockets of a pane that are
 * open and lets new ones fail until `restore()`. Install it before anything connects.
 */
export const line = {
  install(): void {
    globalThis.WebSocket = new Proxy(Real, {
      construct(target, [url, protocols]: [string, string[]?]) {
        const framework = frameworks.find((one) => String(url).includes(`/app/${keyOf(one)}`))
        if (framework && cut.has(framework)) return unreachable()
        const socket = new target(url, protocols)
        if (!framework) return socket
        open.set(socket, framework)
        socket.addEventListener('close', () => open.delete(socket))
        return socket
      },
    })
  },

  cut(framework: Framework): void {
    cut.add(framework)
    for (const [socket, of] of open) if (of === framework) socket.close()
  },

  restore(framework: Framework): void {
    cut.delete(framework)
  },

  /** `fetch` over the line of a pane. */
  fetch(framework: Framework, ...args: Parameters<typeof fetch>): Promise<Response> {
    return cut.has(framework) ? Promise.reject(new TypeError('The line is cut.')) : fetch(...args)
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
