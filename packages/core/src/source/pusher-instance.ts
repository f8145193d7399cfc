import type { PusherConstructor, PusherLike } from './pusher-types.ts'

/** An instance of our own, and the way to end it for good. */
export interface PusherInstance {
  readonly pusher: PusherLike
  end(): void
}

interface Network {
  bind(event: string, run: () => void): unknown
  unbind(event: string, run: () => void): unknown
}

interface PusherStatics {
  instances?: unknown[]
  Runtime?: { getNetwork?(): Network }
}

/** What a connection manager has beyond what `PusherLike` says: it starts timers anew without ending the ones before. */
interface Manager {
  connect(): void
  retryIn?(delay: number): void
  clearRetryTimer?(): void
  setUnavailableTimer?(): void
  clearUnavailableTimer?(): void
}

/**
 * Makes an instance that can be ended. pusher-js has no way to: instances stay in a list of the class and bound to what
 * the module knows of the network, and a timer that was started twice goes off once more after `disconnect()`, which
 * connects a page again that left.
 */
export function ownInstance(Pusher: PusherConstructor, make: () => PusherLike): PusherInstance {
  const { Runtime } = Pusher as PusherStatics
  const network = Runtime?.getNetwork?.()
  const bound: [event: string, run: () => void][] = []
  const bind = network?.bind
  if (network && bind) {
    network.bind = (event, run) => {
      bound.push([event, run])
      return bind.call(network, event, run)
    }
  }
  let pusher: PusherLike
  try {
    pusher = make()
  } finally {
    if (network && bind) network.bind = bind
  }
  const manager = pusher.connection as unknown as Manager
  oneTimerEach(manager)
  return {
    pusher,
    end() {
      hangUp(pusher)
      Object.assign(manager, { connect() {}, retryIn() {} })
      for (const [event, run] of bound) network?.unbind(event, run)
      const { instances } = Pusher as PusherStatics
      const at = instances?.indexOf(pusher) ?? -1
      if (at >= 0) instances!.splice(at, 1)
    },
  }
}

/**
 * Disconnects for good: what was handed over in this turn is not sent to a socket that is closing by then, and what it still
 * brings while it closes is for nobody.
 */
export function hangUp(pusher: PusherLike): void {
  const socket = pusher.connection.connection?.transport?.socket
  pusher.disconnect()
  if (socket) Object.assign(socket, { send() {}, onmessage() {} })
}

function oneTimerEach(manager: Manager): void {
  const { retryIn, setUnavailableTimer } = manager
  manager.retryIn = function (delay) {
    this.clearRetryTimer?.()
    retryIn?.call(this, delay)
  }
  manager.setUnavailableTimer = function () {
    this.clearUnavailableTimer?.()
    setUnavailableTimer?.call(this)
  }
}
