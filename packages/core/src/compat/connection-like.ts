import type { ConnectionStatus } from '../connection.ts'
import type { ChannelKit } from '../kit.ts'
import { binders, createBindings } from './bindings.ts'

/** The words of pusher-js for it. */
const STATES: Record<ConnectionStatus, string> = {
  idle: 'initialized',
  connecting: 'connecting',
  connected: 'connected',
  reconnecting: 'connecting',
  unavailable: 'unavailable',
  disconnected: 'disconnected',
  failed: 'failed',
}

/** The connection of a kit with the names that one of pusher-js has. It follows the kit while somebody is bound. */
export function connectionLike(kit: ChannelKit) {
  const { connection } = kit
  const stateOf = () => STATES[connection.getSnapshot().status]
  const bindings = createBindings(kit.guard, follow)
  let stop: (() => void) | undefined
  let state = stateOf()
  let { error } = connection.getSnapshot()

  function tell(event: string, data: unknown) {
    bindings.emit(event, data)
    bindings.emitAll(event, data)
  }

  function changed() {
    const before = { state, error }
    state = stateOf()
    error = connection.getSnapshot().error
    if (error && error !== before.error) tell('error', { type: 'PusherError', error, data: error })
    if (state === before.state) return
    tell('state_change', { previous: before.state, current: state })
    tell(state, state === 'connected' ? { socket_id: kit.socketId } : undefined)
  }

  function follow() {
    const wanted = bindings.events().length > 0 || bindings.has(null)
    if (wanted && !stop) {
      state = stateOf()
      error = connection.getSnapshot().error
      stop = connection.subscribe(changed)
    } else if (!wanted) {
      stop?.()
      stop = undefined
    }
  }

  const own = {
    get state() {
      return stateOf()
    },
    /** Empty while there is none. */
    get socket_id() {
      return kit.socketId ?? undefined
    },
    ...binders(bindings, (): unknown => own),
    connect: connection.connect,
    disconnect: connection.disconnect,
  }
  return own
}
