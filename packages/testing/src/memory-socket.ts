import type { Hub } from '@channelkit/server/hub'

/** A WebSocket as far as pusher-js uses one. */
export interface MemorySocket {
  readyState: number
  onopen?: () => void
  onmessage?: (event: { data: string }) => void
  onclose?: (event: { code: number; reason: string; wasClean: boolean }) => void
  onerror?: (error: unknown) => void
  send(text: string): void
  close(code?: number, reason?: string): void
}

/** The way between one kit and the hub: it can be cut, and made slow. */
export interface Line {
  /** A new socket on this line; it opens, or fails when the line is cut. */
  connect(appKey: string, protocol: string | null): MemorySocket
  cut(): void
  restore(): void
  /** Calls back behind everything that is on its way now. */
  later(run: () => void): void
  /** How long everything takes, in ms. */
  delay: number
  /** What is on its way now. */
  readonly travelling: number
  /** Counts what has ever travelled. */
  readonly travelled: number
  /** The id of the open connection, or null. */
  readonly socketId: string | null
  /** Every id that a connection of this line ever had. */
  readonly socketIds: ReadonlySet<string>
}

const [CONNECTING, OPEN, CLOSED] = [0, 1, 3]
/** What a browser says when a line breaks: RFC 6455, 7.1.5. */
const ABNORMAL = { code: 1006, reason: '', wasClean: false }

export function createLine(hub: Hub): Line {
  const open = new Set<{ fail(): void }>()
  const socketIds = new Set<string>()
  let isCut = false
  let travelling = 0
  let travelled = 0
  let socketId: string | null = null
  let last: Promise<void> = Promise.resolve()

  /** Everything goes one after the other, later than the call that sent it. */
  function travel(arrive: () => void) {
    travelling++
    travelled++
    const way = line.delay > 0 ? new Promise<void>((done) => setTimeout(done, line.delay)) : Promise.resolve()
    last = last
      .then(() => way)
      .then(() => {
        travelling--
        arrive()
      })
  }

  function connect(appKey: string, protocol: string | null): MemorySocket {
    let server: ReturnType<Hub['connect']> | undefined
    const end = (event: { code: number; reason: string; wasClean: boolean }) => {
      if (socket.readyState === CLOSED) return
      socket.readyState = CLOSED
      open.delete(handle)
      if (server && server.socketId === socketId) socketId = null
      server?.closed()
      if (!event.wasClean) socket.onerror?.(new Error('The line is cut'))
      socket.onclose?.(event)
    }
    const socket: MemorySocket = {
      readyState: CONNECTING!,
      send: (text) => travel(() => socket.readyState === OPEN && server?.receive(text)),
      close: (code = 1000, reason = '') => travel(() => end({ code, reason, wasClean: true })),
    }
    const handle = { fail: () => travel(() => end(ABNORMAL)) }
    open.add(handle)
    travel(() => {
      if (socket.readyState !== CONNECTING) return
      if (isCut) return end(ABNORMAL)
      socket.readyState = OPEN!
      socket.onopen?.()
      server = hub.connect(
        { appKey, protocol },
        {
          send: (data) => travel(() => socket.readyState === OPEN && socket.onmessage?.({ data })),
          close: (code, reason) => travel(() => end({ code, reason, wasClean: true })),
        },
      )
      socketId = server.socketId || null
      if (socketId) socketIds.add(socketId)
    })
    return socket
  }

  const line: Line = {
    connect,
    delay: 0,
    socketIds,
    cut() {
      isCut = true
      for (const { fail } of open) fail()
    },
    restore() {
      isCut = false
    },
    later: travel,
    get travelling() {
      return travelling
    },
    get travelled() {
      return travelled
    },
    get socketId() {
      return socketId
    },
  }
  return line
}
