import { type ChannelName } from '@channelkit/core'
import type { Writable } from 'svelte/store'
import { type MaybeGetter } from './from-store.ts'
export interface UseSharedResult<T> extends Writable<T> {
  current: T
}
/**
 * A small value that everyone on a channel shares; the last writer wins. Write `current`, or use it as a store.
 *
 * @example
 * const slide = useShared('presence-talk', 'slide', 1)
 * <button onclick={() => slide.current++}>{$slide}</button>
 */
export declare function useShared<T, Name extends ChannelName = ChannelName>(
  name: MaybeGetter<Name | null>,
  key: MaybeGetter<string>,
  initial: T,
): UseSharedResult<T>
