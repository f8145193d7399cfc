import { shallowEqual } from './equal.ts'
import type { Readable } from './store.ts'

/** What is told of values: a function, or an object with `next` as RxJS has it. */
export type Observer<T> = ((value: T) => void) | { next(value: T): void }

/** A store in the form that other libraries take: Svelte's stores, RxJS, signals. */
export interface Observable<T> {
  /**
   * Tells the present value at once, then each change, and keeps the store running meanwhile.
   *
   * @returns the way to stop
   */
  subscribe(observer: Observer<T>): () => void
}

export interface ObservableOptions<T, Selected> {
  /** Picks a part; what is picked is told only when it changes. */
  select?: (snapshot: T) => Selected
  /** Whether two selections are the same. Default: shallow equality. */
  equal?: (a: Selected, b: Selected) => boolean
}

/**
 * A store for outside of components: whoever subscribes is told the value at once and with each change. It is a store of
 * Svelte's as it is, and what zustand, Redux, Pinia or RxJS are fed from.
 *
 * @example
 * const quotes = records<never, never, Quote>(kit, 'market', 'quote', { by: 'symbol' })
 * const stop = toObservable(quotes, { select: (rows) => rows.ids.map(rows.get) }).subscribe((all) => board.setState({ all }))
 */
export function toObservable<T, Selected = T>(
  store: Readable<T>,
  {
    select = (snapshot) => snapshot as unknown as Selected,
    equal = shallowEqual,
  }: ObservableOptions<T, Selected> = {},
): Observable<Selected> {
  return {
    subscribe(observer) {
      const next = typeof observer === 'function' ? observer : (value: Selected) => observer.next(value)
      let told: { value: Selected } | undefined
      const tell = () => {
        const value = select(store.getSnapshot())
        if (told && equal(told.value, value)) return
        told = { value }
        next(value)
      }
      const stop = store.subscribe(tell)
      tell()
      return stop
    },
  }
}
