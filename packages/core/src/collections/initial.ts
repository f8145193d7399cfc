import { isOff } from '../channel-name.ts'
import { deepEqual } from '../equal.ts'

/** For which channel something is fetched. */
export interface InitialContext {
  readonly channel: string
  /** Aborted when the answer is no longer wanted. */
  readonly signal: AbortSignal
}

/** What to show before anything is heard: a value, or a function that fetches it for the channel. */
export type Initial<T> = T | ((context: InitialContext) => T | Promise<T>)

type Ask<T> = (context: InitialContext) => T | Promise<T>

/** What one store was given for a start. */
export interface Seed<T> {
  /** Says whether there is now something to show that was not there. */
  give(initial: Initial<T> | undefined): boolean
  readonly value: { readonly initial: T } | undefined
  /** What to begin with; what is given later comes too late. */
  take(): { value?: { readonly initial: T } | undefined; ask?: Ask<T> | undefined }
  forget(): void
}

export function createSeed<T>(): Seed<T> {
  let value: { readonly initial: T } | undefined
  let ask: Ask<T> | undefined
  let taken = false
  return {
    give(initial) {
      if (taken || value || initial === undefined) return false
      if (typeof initial === 'function') ask = initial as Ask<T>
      else value = { initial }
      return value !== undefined
    },
    get value() {
      return value
    },
    take() {
      taken = true
      return { value, ask }
    },
    forget() {
      taken = false
      value = ask = undefined
    },
  }
}

/**
 * Keeps a hook's `initial` to the channel that it was given for: a component that goes to another channel with the
 * very value of the one before has none for the new one. One for each place where a hook is used.
 */
export function initialFor<T>(): (
  channel: unknown,
  initial: Initial<T> | undefined,
) => Initial<T> | undefined {
  let owner: { channel: unknown; initial: Initial<T> | undefined } | undefined
  return (channel, initial) => {
    // Off is no channel: what is given meanwhile is for the one to come.
    if (typeof initial === 'function' || isOff(channel)) return initial
    if (!owner || !Object.is(owner.initial, initial)) owner = { channel, initial }
    return deepEqual(owner.channel, channel) ? initial : undefined
  }
}
