import { type Backfill, createGate, type Gate } from '../backfill.ts'
import type { ChannelStatus, Gap } from '../channel-status.ts'
import { deepEqual, shallowEqual } from '../equal.ts'
import type { ChannelKitError } from '../errors.ts'
import { createFold, type FoldContext } from '../fold.ts'
import type { ChannelKit } from '../kit.ts'
import { failed, unlessEnded } from '../life.ts'
import { offStore } from '../off-store.ts'
import { pointsAfter } from '../points.ts'
import type { EventMeta } from '../routes.ts'
import type { Layer, Overlay, OverlayOptions } from '../write-book.ts'
import { type ConflateOptions, createConflated } from './conflated.ts'
import { createSeed } from './initial.ts'
import { createRewinder, pastAskOf, type Rewind } from './rewind.ts'
import { type Collection, type Details, seeded, withDetails } from './seeded.ts'
import { type CollectionState, stateOf } from './state.ts'

export type { Collection, Details } from './seeded.ts'

/** What a collection makes of events. All of it is called in order, and nobody is notified from here. */
export interface Collector<T, Seed, Answer>
  extends Partial<Pick<OverlayOptions, 'keyOf' | 'has' | 'isVersioned'>> {
  /**
   * @param held it waited for a fetch
   * @param layer what was written here, and is this event
   */
  apply(data: unknown, meta: EventMeta, held: boolean, layer?: Layer): void
  /** So many events before the next one were left out, since only the last so many are needed. */
  skip?(count: number): void
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
  /** The channel is live: at first, and after each lost line. */
  live?(): void
  snapshot(state: CollectionState): T
  /** The same with what was written here over it; without it nothing is. */
  overlay?(base: T, layers: readonly Layer[]): T
  notify?(): void
  stop?(): void
}

/** What a collector gets to work with. */
export interface CollectContext extends Pick<FoldContext, 'internals' | 'mark' | 'report' | 'sent'> {
  /** The fetch of what is missing. */
  readonly fetch: { again(): void; readonly isOn: boolean }
}

export interface CollectionOptions<T, Seed, Answer> {
  channels: readonly string[]
  events: readonly string[]
  backfill?: Backfill<Answer> | undefined
  /** How far back to begin, where the server keeps events. */
  rewind?: Rewind | undefined
  /** Whether events wait while what came before them is fetched. Default true. */
  waits?: boolean
  /** What events may be left out for newer ones, and how often they are wanted; without it each counts. */
  conflate?: ConflateOptions | undefined
  /** Makes the private draft. It is also made for what is shown before anybody listens, with a `mark` that does nothing. */
  collect(context: CollectContext): Collector<T, Seed, Answer>
}

const IDLE: CollectionState = { status: 'idle', gap: null, error: null, writes: [] }

/** The store behind `latest`, `feed`, `records`, `series` and `reduced`. */
export function createCollection<T, Seed, Answer = never>(
  kit: ChannelKit,
  { channels, events, backfill, rewind, waits = true, conflate, collect }: CollectionOptions<T, Seed, Answer>,
): Collection<T, Seed> {
  const { internals } = kit
  const past = rewind === undefined ? undefined : pastAskOf(rewind)
  const ignore = { internals, mark() {}, report() {}, sent() {}, fetch: { again() {}, isOn: false } }
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
    const { internals, report, sent } = context
    const mark = () => {
      changed = true
      context.mark()
    }
    const fetch = {
      again: () => gates.forEach((gate) => void (gate.isFetching || gate.renew(true))),
      get isOn() {
        return gates.some((gate) => gate.isFetching)
      },
    }
    const draft = collect({ internals, mark, report, sent, fetch })
    const { value, ask } = seed.take()
    if (value) draft.seed(value.initial, first)
    const gates: readonly Gate[] = channels.map((channel, i) =>
      createGate(
        { internals, mark },
        {
          channel,
          again: backfill !== undefined,
          ask:
            ask || backfill
              ? (from, to) => (from === null && ask ? ask(to) : backfill?.(from, to))
              : undefined,
          asked: () => overlay?.asked(channel),
          fill(answer, from) {
            if (from === null && ask) draft.seed(answer as Seed, channel)
            else draft.fill?.(answer as Answer, channel, gates[i]!.open)
            if (waits) overlay?.fetched(channel, answer)
            mark()
          },
        },
      ),
    )
    const gateOf = (channel: string) => gates[channels.indexOf(channel)]!
    const conflated = channels.map((channel) => conflate && createConflated(internals, channel, conflate))
    let overlay: Overlay | undefined
    const forget = draft.overlay
      ? internals.writes.whenUsed((create) => {
          overlay = create(internals, {
            channels,
            events,
            mark() {
              for (const one of conflated) one?.writes((overlay?.shown().length ?? 0) > 0)
              mark()
            },
            keyOf: draft.keyOf ?? (() => undefined),
            has: draft.has,
            isVersioned: draft.isVersioned,
            isFetching: (channel) => waits && gateOf(channel).isFetching,
            renew: (channel) => waits && gateOf(channel).renew(),
            settle(layer) {
              const { meta } = layer.write
              const run = (held: boolean) =>
                draft.apply(layer.data, { ...meta, data: layer.data }, held, layer)
              pass(gateOf(meta.channel), run)
              mark()
            },
          })
        })
      : undefined
    const pass = (gate: Gate, run: (held: boolean) => void) => (waits ? gate.pass(run) : run(false))
    const take = (gate: Gate, data: unknown, meta: EventMeta, skipped = 0) =>
      pass(gate, (held) => {
        if (skipped > 0) draft.skip?.(skipped)
        const layer = overlay?.confirm(data, meta)
        // What shows already keeps its identity.
        const same = layer && deepEqual(layer.data, data) ? layer.data : data
        draft.apply(same, same === data ? meta : { ...meta, data: same }, held, layer)
      })
    const rewinders = channels.map((channel, i) =>
      createRewinder(internals, channel, past, (data, meta) => {
        if (events.includes(meta.event)) take(gates[i]!, data, meta)
      }),
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
          const rewinder = rewinders[i]!
          const slow = conflated[i]
          return [
            channel,
            {
              events,
              needs: slow?.needs,
              apply(data: unknown, meta: EventMeta, skipped?: number) {
                const run = () =>
                  rewinder.pass(meta, (after) => take(gate, pointsAfter(data, after), meta, skipped))
                if (slow?.pass) slow.pass(data, meta, run)
                else run()
              },
              live(gap: Gap | null) {
                slow?.flush()
                gate.live(gap, internals.clock.now())
                rewinder.live()
                if (gap) {
                  draft.missed?.(gap, gate.open ?? gap)
                  overlay?.missed(channel)
                }
                draft.live?.()
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
        const state = { ...stateOf(states, gates), writes: overlay?.views() ?? IDLE.writes }
        if (last && !changed && shallowEqual(state, told)) return last
        changed = false
        told = state
        const base = draft.snapshot(state)
        const next = { data: overlay ? draft.overlay!(base, overlay.shown()) : base, ...state }
        if (!last || !shallowEqual(last, next)) last = next
        return last
      },
      notify: draft.notify && (() => draft.notify?.()),
      stop() {
        for (const gate of gates) gate.stop()
        for (const rewinder of rewinders) rewinder.stop()
        for (const one of conflated) one?.stop()
        forget?.()
        draft.stop?.()
        overlay?.stop()
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
