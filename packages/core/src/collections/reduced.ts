import { isOff } from '../channel-name.ts'
import { createFold, type FoldStore } from '../fold.ts'
import type { ChannelKit } from '../kit.ts'
import { offStore } from '../off-store.ts'
import { once } from '../once.ts'
import type { EventMeta, EventMetaOf } from '../routes.ts'
import type { ChannelName, EventOf, Off, PayloadOf } from '../schema-types.ts'

/** Makes the next state of an event; it must not change the one it is given. */
export type Reducer<State, Data = unknown, Meta = EventMeta<Data>> = (
  state: State,
  data: Data,
  meta: Meta,
) => State

/**
 * Whatever a reducer makes of the events. The store's identity is the reducer's: make it once, outside components.
 * The channel `null` is off.
 *
 * @example
 * const score = reduced(kit, 'match', ['goal', 'own-goal'], countGoals, { home: 0, away: 0 })
 */
export function reduced<Name extends ChannelName, Event extends EventOf<Name>, State>(
  kit: ChannelKit,
  name: Name | Off,
  events: Event | readonly Event[],
  reducer: Reducer<State, PayloadOf<Name, Event>, EventMetaOf<Name, Event>>,
  initial: State,
): FoldStore<State> {
  return once(kit, 'reduced', [name, events, reducer, initial], () =>
    isOff(name)
      ? offStore(initial)
      : createFold<State>(kit, initial, ({ mark }) => {
          let state = initial
          return {
            observe: {
              [name]: {
                events: [events].flat() as Event[],
                apply(data, meta) {
                  state = reducer(state, data as PayloadOf<Name, Event>, meta as EventMetaOf<Name, Event>)
                  mark()
                },
              },
            },
            snapshot: () => state,
          }
        }),
  )
}
