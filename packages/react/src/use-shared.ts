import { type ClientChannelName, type Off, type Shared, type SharedSnapshot, shared } from '@channelkit/core'
import { useChannelKit } from './context.ts'
import { useStore } from './use-store.ts'

/**
 * A small value that everyone on a channel shares, as `useState` has it; the last writer wins. Until `synced` it is not known
 * what the others have: show that, rather than `initial` as if it were theirs.
 *
 * @returns the value, the way to change it, and what is known of it: `{ synced, status, error }`
 *
 * @example
 * const [slide, setSlide, { synced }] = useShared('presence-talk', 'slide', 1)
 * <button disabled={!synced} onClick={() => setSlide((n) => n + 1)}>{slide}</button>
 */
export function useShared<T, Name extends ClientChannelName = ClientChannelName>(
  name: Name | Off,
  key: string,
  initial: T,
): [value: T, set: Shared<T>['set'], state: SharedSnapshot<T>] {
  const store = shared(useChannelKit(), name, key, initial)
  const snapshot = useStore(store)
  return [snapshot.value, store.set, snapshot]
}
