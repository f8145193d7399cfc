import { type ChannelSnapshot, stateOf } from './channel-status.ts'
import type { FoldStore } from './fold.ts'
import type { ChannelKit } from './kit.ts'
import { wrongName } from './name-check.ts'
import { failedStore, offStore } from './off-store.ts'
import type { Readable } from './store.ts'

/** What a store over client events stands on. */
export interface ClientChannel {
  /** Null where there is nothing to follow: it is off, or no channel of that name takes client events. */
  readonly name: string | null
  readonly state: Readable<ChannelSnapshot>
  /** What a store is then, which shows the same for good. */
  nothing<T>(shown: T): FoldStore<T>
}

/** The state of a channel that visitors are to send on, with what is wrong where they can't. */
export function clientChannel(kit: ChannelKit, name: string | null): ClientChannel {
  if (name === null) return { name, state: offStore(stateOf('')), nothing: offStore }
  const wrong = wrongName(name, 'client-events')
  if (!wrong) return { name, state: kit.internals.channels.get(name), nothing: offStore }
  const failed = { ...stateOf(name), status: 'failed', error: wrong } as const
  return {
    name: null,
    state: failedStore(kit, name, failed, wrong),
    nothing: (shown) => failedStore(kit, name, shown, wrong),
  }
}
