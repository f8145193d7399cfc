import { type ChannelKit, ChannelKitError } from '@channelkit/core'

// biome-ignore lint/suspicious/noExplicitAny: whatever an application's function takes and gives
type AnyFunction = (...args: any[]) => any

/** What a component may be given, where a function of the application may have thrown and so says nothing. */
export type Contained<Props> = { [Name in keyof Props]: Safe<Props[Name]> }
type Safe<T> = T extends (...args: infer Args) => infer Result
  ? [Result] extends [object]
    ? T
    : (...args: Args) => Result | undefined
  : T

export interface Containment {
  /** Whom to tell from now on. */
  kit: ChannelKit
  /**
   * A function that never throws; the same one for the same function.
   *
   * @param what the name by which its owner knows it
   * @param instead what gives the result when it threw, or gave none
   */
  <F extends AnyFunction>(what: string, run: F, instead?: F): F
  /** Tells the owner of a function that it threw: once, however often it does. */
  tell(what: string, cause: unknown): void
}

/** What each kit was told: a strict mode makes every component twice, and a page may show it many times. */
const toldBy = new WeakMap<ChannelKit, Set<string>>()

/**
 * Keeps what an application's own functions throw away from the page that shows the component: the component goes on
 * as if it had not been given that function, and the kit's `onError` is told once.
 */
export function createContainment(component: string): Containment {
  const known = new Map<string, { run: unknown; instead: unknown; safe: AnyFunction }>()

  function tell(what: string, cause: unknown) {
    const { kit } = contain
    const told = toldBy.get(kit) ?? new Set()
    toldBy.set(kit, told)
    const key = `${component} ${what} ${cause}`
    if (told.has(key)) return
    told.add(key)
    const code = /^on[A-Z]/.test(what) ? 'handler-failed' : 'render-failed'
    // Not while a framework renders: whoever is told may change what is shown.
    queueMicrotask(() =>
      kit.report(new ChannelKitError(code, `${what} of ${component} threw: ${cause}.`, { cause })),
    )
  }

  const contain: Containment = Object.assign(
    <F extends AnyFunction>(what: string, run: F, instead?: F): F => {
      const before = known.get(what)
      if (before?.run === run && before.instead === instead) return before.safe as F
      const safe = (...args: Parameters<F>) => {
        try {
          return run(...args) ?? instead?.(...args)
        } catch (cause) {
          tell(what, cause)
          return instead?.(...args)
        }
      }
      known.set(what, { run, instead, safe })
      return safe as F
    },
    { tell, kit: undefined as never },
  )
  return contain
}
