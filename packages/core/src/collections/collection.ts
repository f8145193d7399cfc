import { type Backfill, createGate } from '../backfill.ts'
import type { ChannelStatus, Gap } from '../channel-status.ts'
import { shallowEqual } from '../equal.ts'
import type { ChannelKitError } from '../errors.ts'
import { createFold, type FoldContext, type FoldStore } from '../fold.ts'
import type { ChannelKit } from '../kit.ts'
import { failed, unlessEnded } from '../life.ts'
import { offStore } from '../off-store.ts'
import type { EventMeta } from '../routes.ts'
import type { Readable } from '../store.ts'
import { createSeed, type Initial } from './initial.ts'
import { type CollectionState, stateOf } from './state.ts'

/** What a collection shows, with how far it can be relied on. */
export interface Details<T> extends CollectionState {
  readonly data: T
}

/** What a collection makes of events. All of it is called in order, and nobody is notified from here. */
export interface Collector<T, Seed, Answer> {
  /** @param held it waited for a fetch */
  apply(data: unknown, meta: EventMeta, held: boolean): void
  /** Takes what is older than anything heard. */
  seed(initial: Seed, channel: string): void
  /** @param open the time that the answer fills */
  fill?(answer: Answer, channel: string, open: Gap | null): void
  /**
   * A time in which events were missed ended.
   *
   * @param open the same, or longer if another before it was not filled yet
   */
  missed?(gap: Gap, open: Gap): void
  snapshot(state: CollectionState): T
  notify?(): void
}

export interface CollectionOptions<T, Seed, Answer> {
  channels: readonly string[]
  events: readonly string[]
  backfill?: Backfill<Answer> | undefined
  /** Whether events wait while what came before them is fetched. Default true. */
  waits?: boolean
  /** Makes the private draft. It is also made for what is shown before anybody listens, with a `mark` that does nothing. */
  collect(context: Pick<FoldContext, 'internals' | 'mark' | 'report'>): Collector<T, Seed, Answer>
}

/** A store over what events become. */
export interface Collection<T, Seed = T> extends FoldStore<T> {
  /**
   * Gives what to show before anything is heard, or how to fetch it; what came first counts. For bindings, which
   * call it with every render.
   */
  seed(initial: Initial<Seed> | undefined): void
  /** The same with how far it can be relied on. */
  readonly details: FoldStore<Details<T>>
}

const IDLE: CollectionState = { status: 'idle', gap: null, error: null }

/** The store behind `latest`, `feed`, `records`, `series` and `reduced`. */
export function createCollection<T, Seed, Answer = never>(
  kit: ChannelKit,
  { channels, events, backfill, waits = true, collect }: CollectionOptions<T, Seed, Answer>,
): Collection<T, Seed> {
  const { internals } = kit
  const ignore = { internals, mark() {}, report() {} }
  const seed = createSeed<Seed>()
  /** What is given for all channels is there once. */
  const first = channels[0] ?? ''

  /** What is shown while nobody listens, or nothing was heard. */
  const preview = (): Details<T> => {
    const draft = collect(ignore)
    const { value } = seed
    if (value) draft.seed(value.initial, first)
    return { data: draft.snapshot(IDLE), ...IDLE }
  }
  let shown = preview()
  const unused = unlessEnded<Details<T>>(internals.life, failed)

  const running = createFold<Details<T>>(kit, shown, (context) => {
    let changed = true
    const { internals, report } = context
    const mark = () => {
      changed = true
      context.mark()
    }
    const draft = collect({ internals, mark, report })
    const { value, ask } = seed.take()
    if (value) draft.seed(value.initial, first)
    const gates = channels.map((channel, i) =>
      createGate(
        { internals, mark },
        {
          channel,
          again: backfill !== undefined,
          ask:
            ask || backfill
              ? (from, to) => (from === null && ask ? ask(to) : backfill?.(from, to))
              : undefined,
          fill(answer, from) {
            if (from === null && ask) draft.seed(answer as Seed, channel)
            else draft.fill?.(answer as Answer, channel, gates[i]!.open)
            mark()
          },
        },
      ),
    )
    const states = channels.map(() => ({
      status: 'idle' as ChannelStatus,
      error: null as ChannelKitError | null,
    }))
    let last: Details<T> | undefined
    /** The state that `last` was made with. */
    let told: CollectionState | undefined
    for (const gate of gates) gate.begin()
    return {
      observe: Object.fromEntries(
        channels.map((channel, i) => {
          const gate = gates[i]!
          return [
            channel,
            {
              events,
              apply(data: unknown, meta: EventMeta) {
                const run = (held: boolean) => draft.apply(data, meta, held)
                if (waits) gate.pass(run)
                else run(false)
              },
              live(gap: Gap | null) {
                gate.live(gap, internals.clock.now())
                if (gap) draft.missed?.(gap, gate.open ?? gap)
              },
              changed({ status, error }) {
                if (states[i]!.status === status && states[i]!.error === error) return
                states[i] = { status, error }
                if (status === 'failed') gate.failed()
                mark()
              },
            },
          ]
        }),
      ),
      snapshot() {
        const state = stateOf(states, gates)
        if (last && !changed && shallowEqual(state, told)) return last
        changed = false
        told = state
        const next = { data: draft.snapshot(state), ...state }
        if (!last || !shallowEqual(last, next)) last = next
        return last
      },
      notify: draft.notify && (() => draft.notify?.()),
      stop() {
        for (const gate of gates) gate.stop()
        seed.forget()
        shown = preview()
      },
    }
  })
  return withDetails(
    channels.length > 0 ? seeded(running, () => unused(shown)) : seeded(offStore(shown), () => shown),
    (initial) => {
      if (seed.give(initial)) shown = preview()
    },
  )
}

/** Shows what was given as long as nothing runs. */
function seeded<T>(running: FoldStore<Details<T>>, shown: () => Details<T>): FoldStore<Details<T>> {
  const empty = running.getInitialSnapshot()
  return {
    ...running,
    getSnapshot() {
      const now = running.getSnapshot()
      return now === empty ? shown() : now
    },
    getInitialSnapshot: shown,
  }
}

function withDetails<T, Seed>(
  details: FoldStore<Details<T>>,
  seed: Collection<T, Seed>['seed'],
): Collection<T, Seed> {
  const data: Readable<T> = {
    getSnapshot: () => details.getSnapshot().data,
    getInitialSnapshot: () => details.getInitialSnapshot().data,
    subscribe(listener) {
      let told = details.getSnapshot().data
      return details.subscribe(() => {
        const now = details.getSnapshot().data
        if (Object.is(now, told)) return
        told = now
        listener()
      })
    },
  }
  return { ...data, retain: details.retain, end: details.end, seed, details }
}
