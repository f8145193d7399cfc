type Run = (...args: never[]) => void

interface Bound {
  /** Null for all events. */
  readonly event: string | null
  readonly run: Run
  readonly context: unknown
}

/** Handlers by event as pusher-js has them: bound twice is called twice, and unbound by any part of what was bound. */
export interface Bindings {
  bind(event: string | null, run: Run, context?: unknown): void
  /** What is left out or null counts for all; `''` stands for those of all events. */
  unbind(event?: string | null, run?: Run | null, context?: unknown): void
  has(event: string | null, run?: Run): boolean
  /** The events that have handlers of their own. */
  events(): string[]
  /** Calls the handlers of an event. */
  emit(event: string, ...args: unknown[]): void
  /** Calls those that are bound to all events. */
  emitAll(event: string, ...args: unknown[]): void
}

/** Those of all events, for `unbind`. */
const ALL_EVENTS = ''

/**
 * The methods by which handlers come and go, as an object of pusher-js has them: each returns that object.
 *
 * @param own gives it
 */
export const binders = <T>(bindings: Bindings, own: () => T) => ({
  bind(event: string, run: Run, context?: unknown): T {
    bindings.bind(event, run, context)
    return own()
  },
  unbind(event?: string, run?: Run, context?: unknown): T {
    bindings.unbind(event, run, context)
    return own()
  },
  bind_global(run: Run): T {
    bindings.bind(null, run)
    return own()
  },
  unbind_global(run?: Run): T {
    bindings.unbind(ALL_EVENTS, run)
    return own()
  },
  unbind_all(): T {
    bindings.unbind()
    return own()
  },
})

/**
 * @param guard runs a handler; what it throws must not stop the others
 * @param changed called after each change
 */
export function createBindings(guard: (run: () => void) => void, changed: () => void): Bindings {
  // Replaced, never changed: a call under way keeps its own.
  let all: readonly Bound[] = []
  const call = (those: readonly Bound[], args: unknown[]) => {
    for (const { run, context } of those) guard(() => run.apply(context, args as never[]))
  }
  return {
    bind(event, run, context) {
      all = [...all, { event, run, context }]
      changed()
    },
    unbind(event, run, context) {
      const wanted = event === ALL_EVENTS ? null : event
      const any = event === undefined || event === null
      all = all.filter(
        (one) =>
          (!any && one.event !== wanted) ||
          (run && one.run !== run) ||
          (context !== undefined && one.context !== context),
      )
      changed()
    },
    has: (event, run) => all.some((one) => one.event === event && (!run || one.run === run)),
    events: () => [...new Set(all.flatMap(({ event }) => event ?? []))],
    emit: (event, ...args) =>
      call(
        all.filter((one) => one.event === event),
        args,
      ),
    emitAll: (event, ...args) =>
      call(
        all.filter((one) => one.event === null),
        [event, ...args],
      ),
  }
}
