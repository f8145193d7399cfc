import type { Clock } from '../clock.ts'
import { dataOf } from '../error-data.ts'
import { loadFailure } from '../errors.ts'
import type { Life } from '../life.ts'
import type { Dispatch, Source } from './source.ts'

const names = [
  ...(['connect', 'disconnect', 'retry', 'check', 'subscribe', 'unsubscribe', 'bind', 'unbind'] as const),
  ...(['send', 'watch', 'signIn', 'renew', 'past', 'conflate'] as const),
]
type Name = (typeof names)[number]

/**
 * Stands for a source whose code is loaded at the first `connect`, and remembers what is asked of it until then: a
 * page that shows nothing live loads nothing; a server never does. Once the kit has ended it asks nothing and tells
 * nothing.
 *
 * @param given a source that is there already
 */
export function lazySource(open: () => Promise<Source>, clock: Clock, life: Life, given?: Source): Source {
  let dispatch: Dispatch
  let real = given
  let opening = false
  let asked: [Name, unknown[]][] = []

  async function load() {
    if (opening) return
    opening = true
    dispatch({ type: 'connection', at: clock.now(), state: 'connecting' })
    try {
      const source = await open()
      if (life.error) return
      source.start(dispatch)
      real = source
      for (const [name, args] of asked.splice(0)) ask(name, args)
    } catch (cause) {
      const error = dataOf(loadFailure('The code that connects', cause))
      dispatch({ type: 'connection-error', at: clock.now(), error })
      dispatch({ type: 'connection', at: clock.now(), state: 'failed' })
    }
    opening = false
  }

  function ask(name: Name, args: unknown[]): unknown {
    if (life.error) return false
    if (real?.[name]) return (real[name] as (...args: unknown[]) => unknown)(...args)
    // Whoever can't tell of the past says so, as if nobody kept any.
    if (name === 'past') {
      const [channel, ask] = args as [string, number]
      return dispatch({ type: 'past', at: clock.now(), channel, ask, events: null })
    }
    if (real) return false
    // Neither means anything later.
    if (name === 'send' || name === 'check') return false
    if (name === 'renew') {
      // There is no socket yet; who asked to sign in is somebody else.
      asked = asked.filter(([other]) => other !== 'signIn')
      return false
    }
    asked.push([name, args])
    if (name === 'connect' || name === 'retry') void load()
    else if (name === 'disconnect' && opening)
      dispatch({ type: 'connection', at: clock.now(), state: 'disconnected' })
    return false
  }

  const methods = names.map((name) => [name, (...args: unknown[]) => ask(name, args)])
  return {
    ...(Object.fromEntries(methods) as Pick<Source, Name>),
    start(to) {
      dispatch = (happening) => life.error || to(happening)
      real?.start(dispatch)
    },
    destroy: () => real?.destroy(),
  }
}
