import { type ClientChannelName, type Off, type Shared, shared } from '@channelkit/core'
import { useChannelKit } from './context.ts'
import { useStore } from './use-store.ts'

/**
 * A small value that everyone on a channel shares, as `useState` has it; the last writer wins.
 *
 * @example
 * const [slide, setSlide] = useShared('presence-talk', 'slide', 1)
 */
export function useShared<T, Name extends ClientChannelName = ClientChannelName>(
  name: Name | Off,
  key: string,
  initial: T,
): [value: T, set: Shared<T>['set']] {
  const store = shared(useChannelKit(), name, key, initial)
  return [useStore(store), store.set]
}
