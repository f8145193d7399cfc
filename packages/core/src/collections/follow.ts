import { shallowEqual } from '../equal.ts'
import type { Readable } from '../store.ts'
import type { Collection, Details } from './collection.ts'
import { initialFor } from './initial.ts'
import type { CollectionState } from './state.ts'

/** Picks a part of a collection; the result changes only when that part does. */
export interface CollectionSelection<T, Selected> {
  /** May be an inline function. `state` says how far the data can be relied on. */
  select?: (data: T, state: CollectionState) => Selected
  /** Whether two selections are the same. Default: shallow equality. */
  equal?: (a: Selected, b: Selected) => boolean
}

/**
 * A `select` that gives the data with its state.
 *
 * @example
 * const { data, status, gap, error } = useFeed('room', 'message', { select: withState })
 */
export const withState = <T>(data: T, { status, gap, error, writes }: CollectionState): Details<T> => ({
  data,
  status,
  gap,
  error,
  writes,
})

type Chosen = [
  store: Readable<never>,
  selection: { select?: (snapshot: never) => never; equal?: (a: never, b: never) => boolean },
]
type Options = CollectionSelection<never, unknown> & { readonly initial?: unknown }

/**
 * What one use of a hook follows: the store for its channel and options, and how to pick from it. It keeps `initial` to
 * the channel that it was given for. For bindings, which make one for each place where a hook is used.
 *
 * @returns what to call with each render; `of` is what else the store is made of: while all of it is the very same, the store is not
 *   looked for again
 */
export function createFollower(): (
  channel: unknown,
  options: object | undefined,
  make: (options: Record<string, unknown>) => Collection<never, never>,
  of?: readonly unknown[],
) => Chosen {
  const own = initialFor<unknown>()
  let last: { store: unknown; select: unknown; equal: unknown; chosen: Chosen } | undefined
  let initial: unknown
  let made: readonly unknown[] | undefined
  return (channel, options, make, of) => {
    const now = of && [channel, options, ...of]
    if (last && now && shallowEqual(now, made)) return last.chosen
    made = now
    const { select, equal, initial: given, ...rest } = (options ?? {}) as Options
    initial = own(channel, given)
    const store = make({ ...rest, initial })
    if (last && last.store === store && last.select === select && last.equal === equal) return last.chosen
    const pick = select && ((details: Details<never>) => select(details.data, details))
    const followed: Readable<unknown> = pick ? store.details : store
    const chosen: Chosen = [
      {
        ...followed,
        subscribe(listener) {
          // It may have ended since it was given for a start: a strict mode mounts twice and renders once.
          store.seed(initial as never)
          return followed.subscribe(listener)
        },
      } as Readable<never>,
      pick ? { select: pick as never, equal: equal as never } : {},
    ]
    last = { store, select, equal, chosen }
    return chosen
  }
}
