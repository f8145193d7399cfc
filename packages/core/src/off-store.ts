import { scopeOf } from './causes.ts'
import type { ChannelKitError } from './errors.ts'
import type { FoldStore } from './fold.ts'
import type { ChannelKit } from './kit.ts'
import { wrongName } from './name-check.ts'

/** A store that shows its initial value and never anything else: what a factory gives for the channel `null`. */
export function offStore<T>(initial: T): FoldStore<T> {
  const nothing = () => () => {}
  return {
    getSnapshot: () => initial,
    getInitialSnapshot: () => initial,
    subscribe: nothing,
    retain: nothing,
    end() {},
  }
}

/** A store that shows for good what is wrong with what was asked for, and tells it once somebody uses it. */
export function failedStore<T>(
  kit: ChannelKit,
  name: string,
  shown: T,
  error: ChannelKitError,
): FoldStore<T> {
  // A name that no channel can have is told as the channel's own trouble; one of another kind may be live and well.
  const scope = wrongName(name) ? scopeOf(name) : error.message
  const tell = () => {
    kit.internals.causes.tell(scope, error)
    return () => {}
  }
  return { ...offStore(shown), subscribe: tell, retain: tell }
}
