import type { Dispatch, Source, SourceHappening } from '@channelkit/core'
import type { Exchange, Line, Told, Visitor } from './exchange.ts'

let sockets = 0

/** A source without network or protocol: it enters channels of an exchange in memory, and tells what it hears there. */
export function createMemorySource(exchange: Exchange, user: Visitor): Source {
  /** The channels that are wanted, with the events that are asked for. */
  const wanted = new Map<string, Set<string>>()
  let dispatch: Dispatch
  let open = false
  let watching = false
  let known = false

  const line: Line = { user, tell, lose: () => close('lost'), open: connect }

  function tell(told: Told) {
    const { type } = told
    if (type === 'event' && !wanted.get(told.channel)?.has(told.event)) {
      const { channel, event, data } = told
      if (watching) tell({ type: 'unheard', channel, event, data })
      return
    }
    // As from a worker: a copy, later, in order.
    const happening = structuredClone({ ...told, at: Date.now() } as SourceHappening)
    queueMicrotask(() => dispatch(happening))
  }

  function connect() {
    if (open) return
    tell({ type: 'connection', state: 'connecting' })
    if (!exchange.add(line)) return
    open = true
    tell({ type: 'connection', state: 'connected', socketId: `memory.${++sockets}`, transport: 'memory' })
    for (const channel of wanted.keys()) exchange.enter(line, channel)
    if (known) exchange.signIn(line)
  }

  function close(state: 'lost' | 'disconnected') {
    if (!open) return
    open = false
    exchange.remove(line)
    tell({ type: 'connection', state, socketId: null })
  }

  return {
    start(to) {
      dispatch = to
    },
    connect,
    retry: connect,
    check() {},
    disconnect: () => close('disconnected'),
    destroy: () => close('disconnected'),
    subscribe(channel) {
      if (!wanted.has(channel)) wanted.set(channel, new Set())
      // As over a network, what is left at once is never entered.
      queueMicrotask(() => open && wanted.has(channel) && exchange.enter(line, channel))
    },
    unsubscribe(channel) {
      wanted.delete(channel)
      exchange.leave(line, channel)
    },
    bind: (channel, event) => void wanted.get(channel)?.add(event),
    unbind: (channel, event) => void wanted.get(channel)?.delete(event),
    send(channel, event, data) {
      if (open) exchange.send(line, channel, event, data)
      return open
    },
    watch(on) {
      watching = on
    },
    renew() {
      known = false
      if (!open) return
      close('lost')
      connect()
    },
    signIn() {
      known = true
      if (open) exchange.signIn(line)
    },
  }
}
