import { ChannelKitError } from '../errors.ts'
import type { PusherConstructor, PusherLike } from './pusher-types.ts'

/** Where a class may be found in a module. Builds and bundlers wrap it in different ones, and in several. */
const doors = ['default', 'Pusher', 'module.exports'] as const

/**
 * Finds the Pusher class in what was loaded: the class itself or any module of pusher-js, as whatever bundler hands
 * it over. A function alone proves nothing, since some bundlers make the namespace of such a module a function.
 */
export function findPusher(loaded: unknown): PusherConstructor | undefined {
  let functionSeen: PusherConstructor | undefined
  const queue = [loaded]
  // Modules may lead back to themselves: each is looked into once.
  const seen = new Set<unknown>()
  for (const one of queue) {
    if (!one || (typeof one !== 'object' && typeof one !== 'function') || seen.has(one)) continue
    seen.add(one)
    if (typeof one === 'function') {
      if (typeof one.prototype?.subscribe === 'function') return one as PusherConstructor
      functionSeen = one as PusherConstructor
    }
    for (const door of doors) queue.push((one as Record<string, unknown>)[door])
  }
  // A class of somebody's own, that makes an object in its own way: what is wrapped deepest is meant.
  return functionSeen
}

/** Loads pusher-js and gives its class. Throws `load-failed` with what the cause said and what helps against it. */
export async function loadPusher(load: () => unknown): Promise<PusherConstructor> {
  let loaded: unknown
  try {
    loaded = await load()
  } catch (cause) {
    const what = `pusher-js could not be loaded: ${said(cause)}.`
    if (!isMissing(cause)) throw new ChannelKitError('load-failed', what, { cause })
    const remedy = 'Install pusher-js where the bundler finds it, or pass `pusher` or `load`.'
    throw new ChannelKitError('load-failed', what, { cause, remedy, retryable: false })
  }
  const found = findPusher(loaded)
  if (found) return found
  const what = `What was loaded as pusher-js has no Pusher class in it: ${shapeOf(loaded)}.`
  const remedy = "Let `load` give a pusher-js class or its module: `() => import('pusher-js')`."
  throw new ChannelKitError('load-failed', what, { remedy, retryable: false })
}

/** Makes the instance. What the class throws is told as what it is. */
export function makePusher(Pusher: PusherConstructor, key: string, options: object): PusherLike {
  try {
    return new Pusher(key, options as never) as PusherLike
  } catch (cause) {
    // pusher-js throws text where options are wrong; all else is its own trouble with the host it runs on.
    if (typeof cause === 'string') {
      throw new ChannelKitError('invalid-options', `pusher-js refused its options: ${said(cause)}.`, {
        cause,
      })
    }
    const what = `pusher-js was loaded but could not be started: ${said(cause)}.`
    const remedy = 'Let `load` give the build for this host: pusher-js, its /worker, /react-native or /node.'
    throw new ChannelKitError('load-failed', what, { cause, remedy, retryable: false })
  }
}

/** The words for a module that is not there: Node, Vite and webpack, then browsers given a bare name. */
const missing = [
  /cannot find (module|package)/i,
  /(failed|unable) to resolve (import|module)/i,
  /could not resolve/i,
  /bare specifier/i,
  /does not resolve to a valid url/i,
]

/** Whether pusher-js is not there at all. A file of it that does not arrive is another matter. */
function isMissing(cause: unknown): boolean {
  const words = said(cause)
  return words.includes('pusher-js') && missing.some((one) => one.test(words))
}

/** What an error says, in one line and without its full stop. */
function said(cause: unknown): string {
  const words = cause instanceof Error ? cause.message : String(cause)
  return words.split('\n', 1)[0]!.replace(/\.$/, '')
}

function shapeOf(loaded: unknown): string {
  if (!loaded || typeof loaded !== 'object') return loaded === null ? 'null' : typeof loaded
  const names = Object.keys(loaded).slice(0, 5)
  return names.length ? `an object with ${names.join(', ')}` : 'an empty object'
}
