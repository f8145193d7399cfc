import type { Need } from '../../terms.ts'
import type { Dispatch, Source } from '../source.ts'

/** A source that can go on over another one, with all that was asked of it. */
export interface Movable extends Source {
  /** From now on everything goes over `to`; who listens sees a line that was lost and comes back. */
  move(to: Source): void
}

/**
 * Stands for a source that may be replaced: by another connection for somebody else, or by another leader's.
 *
 * @param renew does what `renew` asks for; default: what it stands for does
 */
export function createMovable(now: () => number, renew?: () => void): Movable {
  /** By channel: its events, and what of them is enough. */
  const wanted = new Map<string, Map<string, Need | null>>()
  let dispatch: Dispatch = () => {}
  let target: Source | undefined
  let on = false
  let open = false
  let watching = false
  let signed = false

  const movable: Movable = {
    move(to) {
      target = undefined
      if (open) {
        open = false
        dispatch({ type: 'connection', at: now(), state: 'lost', socketId: null, retryAt: null })
      }
      target = to
      to.start((happening) => {
        if (target !== to) return
        if (happening.type === 'connection') open = happening.state === 'connected'
        dispatch(happening)
      })
      for (const [channel, events] of wanted) {
        to.subscribe(channel)
        for (const [event, need] of events) {
          to.bind(channel, event)
          if (need) to.conflate?.(channel, event, need)
        }
      }
      if (watching) to.watch(true)
      if (on) to.connect()
      if (signed) to.signIn()
    },
    start(to) {
      dispatch = to
    },
    connect() {
      on = true
      target?.connect()
    },
    disconnect() {
      on = false
      if (target) target.disconnect()
      else dispatch({ type: 'connection', at: now(), state: 'disconnected', socketId: null })
    },
    retry() {
      on = true
      target?.retry()
    },
    check: () => target?.check(),
    subscribe(channel) {
      if (!wanted.has(channel)) wanted.set(channel, new Map())
      target?.subscribe(channel)
    },
    unsubscribe(channel) {
      wanted.delete(channel)
      target?.unsubscribe(channel)
    },
    bind(channel, event) {
      wanted.get(channel)?.set(event, null)
      target?.bind(channel, event)
    },
    unbind(channel, event) {
      wanted.get(channel)?.delete(event)
      target?.unbind(channel, event)
    },
    conflate(channel, event, need) {
      const events = wanted.get(channel)
      if (!events?.has(event)) return
      events.set(event, need)
      target?.conflate?.(channel, event, need)
    },
    send: (channel, event, data) => target?.send(channel, event, data) === true,
    past(channel, ask, what) {
      if (target?.past) target.past(channel, ask, what)
      else dispatch({ type: 'past', at: now(), channel, ask, events: null })
    },
    watch(want) {
      watching = want
      target?.watch(want)
    },
    signIn() {
      signed = true
      target?.signIn()
    },
    renew() {
      signed = false
      if (renew) renew()
      else target?.renew()
    },
    destroy() {
      const was = target
      target = undefined
      was?.destroy()
    },
  }
  return movable
}
