import { deepEqual } from './equal.ts'
import { ChannelKitError } from './errors.ts'
import { type ChannelKit, createChannelKit } from './kit.ts'
import type { ChannelKitOptions } from './kit-options.ts'

/** A kit that belongs to the provider that made it of options, and ends with it. */
export interface OwnedKit {
  readonly kit: ChannelKit
  /** It was ended. */
  readonly ended: boolean
  /** Whether options say the same as those that it was made of. Functions may be others: they are taken over. */
  fits(options: ChannelKitOptions): boolean
  /** From now on the functions of these options are called. */
  take(options: ChannelKitOptions): void
  /**
   * Keeps the kit alive until the returned function is called. It ends a turn after the last who held it let go: a strict
   * mode, or code that is replaced while the page runs, lets go and takes hold again at once.
   */
  hold(): () => void
  /** Closes the connection while nobody can see the page; the returned function opens it again if it was open. */
  rest(): () => void
}

/** A kit of a render that was given up is never held; what it connected is closed after this, in ms. */
const UNHELD = 10_000

/** These are what they are: what they are made of says nothing. */
const THINGS = ['pusher', 'source', 'clock', 'channels', 'deferred'] as const

/**
 * Makes a kit for whoever holds it. For bindings: applications give `options` to a provider.
 *
 * @throws ChannelKitError `invalid-options`
 */
export function createOwnedKit(options: ChannelKitOptions): OwnedKit {
  const made = { ...options }
  let current = options
  const holders = new Set<object>()
  const kit = createChannelKit(forwarded(options, () => current))
  const isEnded = () => kit.internals.life.error !== null
  let watched = false
  kit.connection.subscribe(() => {
    if (watched || holders.size > 0) return
    watched = true
    kit.clock.setTimeout(() => holders.size === 0 && kit.destroy(), UNHELD)
  })
  return {
    kit,
    get ended() {
      return isEnded()
    },
    fits: (next) => THINGS.every((name) => made[name] === next[name]) && deepEqual(data(made), data(next)),
    take(next) {
      current = next
    },
    hold() {
      const holder = {}
      holders.add(holder)
      return () => {
        if (!holders.delete(holder)) return
        void Promise.resolve().then(() => holders.size === 0 && kit.destroy())
      }
    },
    rest() {
      const { connection } = kit
      const { status } = connection.getSnapshot()
      if (status === 'idle' || status === 'disconnected') return () => {}
      connection.disconnect()
      return connection.connect
    },
  }
}

/**
 * The owned kit for the options that a provider has now: the same as long as they say the same.
 *
 * @throws ChannelKitError `invalid-options` when it has none
 *
 * @example
 * const follow = followOptions()
 * const owned = follow(options)
 */
export function followOptions(): (options: ChannelKitOptions | undefined) => OwnedKit {
  let owned: OwnedKit | undefined
  return (options) => {
    const wanted = neededOptions(options)
    if (owned && !owned.ended && owned.fits(wanted)) owned.take(wanted)
    else owned = createOwnedKit(wanted)
    return owned
  }
}

/**
 * The options of a provider that has no kit.
 *
 * @throws ChannelKitError `invalid-options` when it has none either
 */
export function neededOptions(options: ChannelKitOptions | undefined): ChannelKitOptions {
  if (options) return options
  throw new ChannelKitError('invalid-options', 'ChannelKitProvider: give it a kit, or options to make one.')
}

type Functions = Record<string, unknown>

/** Options whose functions are always the newest: those of a component are made anew with each render. */
function forwarded(options: ChannelKitOptions, now: () => ChannelKitOptions): ChannelKitOptions {
  const { authorize } = options
  const all = forward(options as Functions, () => now() as Functions)
  if (typeof authorize === 'object')
    all.authorize = forward(authorize as Functions, () => now().authorize as Functions)
  return all as ChannelKitOptions
}

function forward(of: Functions, now: () => Functions): Functions {
  const newest = ([name, value]: [string, unknown]) => [
    name,
    typeof value === 'function'
      ? (...args: unknown[]) => (now()[name] as (...args: unknown[]) => unknown)(...args)
      : value,
  ]
  return Object.fromEntries(Object.entries(of).map(newest))
}

/** What options say but for their functions and things. */
function data(value: unknown, skip: readonly string[] = THINGS): unknown {
  if (typeof value === 'function') return 'a function'
  if (Array.isArray(value)) return value.map((one) => data(one, []))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([name, one]) => one !== undefined && !skip.includes(name))
  return Object.fromEntries(entries.map(([name, one]) => [name, data(one, [])]))
}
