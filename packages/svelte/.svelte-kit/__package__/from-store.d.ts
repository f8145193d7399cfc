import { type Readable } from '@channelkit/core'
import { type Readable as SvelteStore } from 'svelte/store'
/** A value, or a function that reads it from reactive state: then the hook follows. */
export type MaybeGetter<T> = T | (() => T)
/** The value of either. */
export declare const get: <T>(value: MaybeGetter<T>) => T
/** A value that follows a store: `current` in runes, `$x` as a Svelte store. */
export interface Live<T> extends SvelteStore<T> {
  readonly current: T
}
/** Picks a part of a snapshot; the result changes only when that part does. */
export interface Selection<T, Selected> {
  select?: (snapshot: T) => Selected
  /** Whether two selections are the same. Default: shallow equality. */
  equal?: (a: Selected, b: Selected) => boolean
}
/**
 * The only door between stores and Svelte: the snapshot of whichever store the getter gives, for as long as the
 * component lives.
 */
export declare function fromStore<T, Selected = T>(
  source: () => Readable<T>,
  { select, equal }?: Selection<T, Selected>,
): Live<Selected>
/** The same with more on it; `current` stays alive, as it would not in a spread. */
export declare const extend: <T, More extends object>(live: Live<T>, more: More) => Live<T> & More
