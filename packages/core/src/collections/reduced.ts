import type { Backfill } from '../backfill.ts'
import type { ChannelKit } from '../kit.ts'
import { channelsOf } from '../name-check.ts'
import { once } from '../once.ts'
import type { EventMeta, EventMetaOf } from '../routes.ts'
import type { ChannelName, ChannelNames, EventOf, PayloadOf } from '../schema-types.ts'
import { type Collection, createCollection } from './collection.ts'
import type { Initial } from './initial.ts'
import type { FieldOrFunction } from './read.ts'
import type { Rewind } from './rewind.ts'
import { versions } from './versions.ts'

/** Makes the next state of an event; it must not change the one it is given. */
export type Reducer<State, Data = unknown, Meta = EventMeta<Data>> = (
  state: State,
  data: Data,
  meta: Meta,
) => State

export interface ReducedOptions<State> {
  /** The state that the server knows, or a function that fetches it for the channel. */
  initial?: Initial<State>
  /**
   * How far back to begin where the server keeps events: so many, or `{ events, seconds }`. Others begin with nothing.
   */
  rewind?: Rewind
  /** Fetches the state, at first and after each gap. */
  backfill?: Backfill<State>
  /**
   * Where states and payloads carry a version, as a field or by a function: an event that is not newer than the state
   * is not reduced again. What is fetched may hold an event already that comes right after it.
   */
  version?: FieldOrFunction<unknown, unknown>
}

/**
 * Whatever a reducer makes of the events of one channel or several. The store's identity is the reducer's: make it
 * once, outside components. The channel `null` is off.
 *
 * @param empty the state before anything
 * @example
 * const score = reduced(kit, 'match', ['goal', 'own-goal'], countGoals, { home: 0, away: 0 })
 */
export function reduced<Name extends ChannelName, Event extends EventOf<Name>, State>(
  kit: ChannelKit,
  names: ChannelNames<Name>,
  events: Event | readonly Event[],
  reducer: Reducer<State, PayloadOf<Name, Event>, EventMetaOf<Name, Event>>,
  empty: State,
  { initial, backfill, version, rewind }: ReducedOptions<State> = {},
): Collection<State> {
  const channels = channelsOf(names)
  const store = once(kit, 'reduced', [channels, events, reducer, empty, backfill, version, rewind], () =>
    createCollection<State, State, State>(kit, {
      channels,
      events: [events].flat() as Event[],
      rewind,
      backfill,
      collect({ mark }) {
        const newer = versions(version)
        let state = empty
        const take = (next: State) => {
          state = next
        }
        const next = (before: State, data: unknown, meta: EventMeta) =>
          reducer(before, data as PayloadOf<Name, Event>, meta as EventMetaOf<Name, Event>)
        return {
          apply(data, meta) {
            if (!newer.than(data, state)) return
            state = next(state, data, meta)
            mark()
          },
          isVersioned: newer.known,
          overlay: (base, layers) =>
            layers.reduce((over, { data, write: { meta } }) => next(over, data, { ...meta, data }), base),
          seed: take,
          fill: take,
          snapshot: () => state,
        }
      },
    }),
  )
  store.seed(initial)
  return store
}
