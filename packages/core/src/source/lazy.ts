import type { Clock } from '../clock.ts'
import { loadFailure } from '../errors.ts'
import type { Dispatch, Source } from './source.ts'

/**
 * Stands for a source whose code is loaded at the first `connect`: remembers what is asked of it until then.
 * A page that shows nothing live loads nothing; a server never does.
 */
export function lazySource(open: () => Promise<Source>, clock: Clock): Source {
  let dispatch: Dispatch
  let real: Source | undefined
  let opening = false
  let ended = false
  const asked: ((source: Source) => void)[] = []

  async function load() {
    if (opening || ended) return
    opening = true
    dispatch({ type: 'connection', at: clock.now(), state: 'connecting' })
    try {
      const source = await open()
      if (ended) return
      source.start(dispatch)
      real = source
      for (const ask of asked.splice(0)) ask(source)
    } catch (cause) {
      const error = loadFailure('The code that connects', cause)
      dispatch({ type: 'connection-error', at: clock.now(), error })
      dispatch({ type: 'connection', at: clock.now(), state: 'failed' })
    }
    opening = false
  }

  const ask = (run: (source: Source) => void) => void (real ? run(real) : asked.push(run))
  const demand = (run: (source: Source) => void) => {
    ask(run)
    if (!real) void load()
  }
  return {
    start(to) {
      dispatch = to
    },
    connect: () => demand((source) => source.connect()),
    retry: () => demand((source) => source.retry()),
    disconnect() {
      ask((source) => source.disconnect())
      if (opening) dispatch({ type: 'connection', at: clock.now(), state: 'disconnected' })
    },
    check: () => real?.check(),
    subscribe: (channel) => ask((source) => source.subscribe(channel)),
    unsubscribe: (channel) => ask((source) => source.unsubscribe(channel)),
    bind: (channel, event) => ask((source) => source.bind(channel, event)),
    unbind: (channel, event) => ask((source) => source.unbind(channel, event)),
    signIn: () => ask((source) => source.signIn()),
    send: (channel, event, data) => real?.send(channel, event, data) ?? false,
    members: (channel) => real?.members(channel) ?? null,
    watch() {
      let stop: (() => void) | undefined
      let wanted = true
      ask((source) => {
        if (wanted) stop = source.watch()
      })
      return () => {
        wanted = false
        stop?.()
      }
    },
    destroy() {
      ended = true
      real?.destroy()
    },
  }
}
