import type { Clock } from '../clock.ts'
import { dataOf } from '../error-data.ts'
import { loadFailure } from '../errors.ts'
import type { Dispatch, Source } from './source.ts'

type Later =
  | 'connect'
  | 'disconnect'
  | 'retry'
  | 'subscribe'
  | 'unsubscribe'
  | 'bind'
  | 'unbind'
  | 'watch'
  | 'signIn'

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
      const error = dataOf(loadFailure('The code that connects', cause))
      dispatch({ type: 'connection-error', at: clock.now(), error })
      dispatch({ type: 'connection', at: clock.now(), state: 'failed' })
    }
    opening = false
  }

  const later =
    (name: Later, then?: () => void) =>
    (...args: unknown[]) => {
      const ask = (source: Source) => (source[name] as (...args: unknown[]) => void)(...args)
      if (real) ask(real)
      else {
        asked.push(ask)
        then?.()
      }
    }
  return {
    start(to) {
      dispatch = to
    },
    connect: later('connect', load),
    retry: later('retry', load),
    disconnect: later('disconnect', () => {
      if (opening) dispatch({ type: 'connection', at: clock.now(), state: 'disconnected' })
    }),
    subscribe: later('subscribe'),
    unsubscribe: later('unsubscribe'),
    bind: later('bind'),
    unbind: later('unbind'),
    watch: later('watch'),
    signIn: later('signIn'),
    check: () => real?.check(),
    send: (channel, event, data) => real?.send(channel, event, data) ?? false,
    destroy() {
      ended = true
      real?.destroy()
    },
  }
}
