import { isOff } from './channel-name.ts'
import type { Collection } from './collections/collection.ts'
import type { FeedDefinitionOptions, FeedEntry, FeedEntryOf } from './collections/feed.ts'
import type { RecordsDefinitionOptions } from './collections/records.ts'
import { type ReducedOptions, type Reducer, reduced } from './collections/reduced.ts'
import type { SeriesDefinitionOptions } from './collections/series.ts'
import type { PartOf, StreamDefinitionOptions } from './collections/stream.ts'
import type { ChannelKit } from './kit.ts'
import type { EventMetaOf } from './routes.ts'
import type { ChannelName, ChannelNames, EventOf, Off, PayloadOf, RowOf } from './schema-types.ts'

/**
 * What a hook needs to know, made once, outside components: unlike inline options it may hold functions.
 * Whoever uses the same definition shares one store.
 */
export type Definition<Kind extends string, Name, Event, Options> = {
  readonly kind: Kind
  /** Where the hook listens unless it is given another channel. */
  readonly channel: Name
  readonly events: Event
} & Readonly<Options>

type Events = string | readonly string[]

export type FeedDefinition<Data = unknown, Entry = FeedEntry<Data>> = Definition<
  'feed',
  string | readonly string[] | null,
  Events,
  FeedDefinitionOptions<Data> & { readonly '~entry'?: Entry }
>
export type RecordsDefinition<Row = unknown> = Definition<
  'records',
  string | null,
  Events,
  RecordsDefinitionOptions<Row>
>
/** What the events of a feed's definition carry. */
export type DataOfDefinition<Target> = Target extends FeedDefinition<infer Data, infer _> ? Data : never
/** The entries that a feed's definition keeps. */
export type EntryOfDefinition<Target> = Target extends { readonly '~entry'?: infer Entry }
  ? NonNullable<Entry>
  : never
/** The rows of a definition of records. */
export type RowOfDefinition<Target> = Target extends RecordsDefinition<infer Row> ? Row : never
export type SeriesDefinition = Definition<'series', string | null, string, SeriesDefinitionOptions>
export type StreamDefinition<Part = unknown> = Definition<
  'stream',
  string | null,
  string,
  StreamDefinitionOptions<Part>
>
/** What the parts of a stream's definition are. */
export type PartOfDefinition<Target> = Target extends StreamDefinition<infer Part> ? Part : never
export type ReducedDefinition<State = unknown> = Definition<
  'reduced',
  string | null,
  Events,
  // biome-ignore lint/suspicious/noExplicitAny: what the reducer takes was checked where it was defined
  { reduce: Reducer<State, any, any>; initial: State } & Omit<ReducedOptions<State>, 'initial'>
>

/** Whatever stands for no channel becomes the one value that the rest knows. */
const define = (kind: string, { channel, ...rest }: { channel: unknown }) =>
  ({ ...rest, channel: isOff(channel) ? null : channel, kind }) as never

/**
 * A feed with a `backfill`, or whose `by` is a function.
 *
 * @example
 * const messages = defineFeed({ channel: 'presence-room', events: 'message', by: 'id', backfill: (from) => api.messages({ from }) })
 * const entries = useFeed(messages)
 */
export const defineFeed = <
  Name extends ChannelName,
  Event extends EventOf<Name>,
  Data = PayloadOf<Name, Event>,
>(
  definition: { channel: ChannelNames<Name>; events: Event | readonly Event[] } & FeedDefinitionOptions<Data>,
): FeedDefinition<
  Data,
  unknown extends PayloadOf<Name, Event> ? FeedEntry<Data> : FeedEntryOf<Name, Event>
> => define('feed', definition)

/**
 * Records with a `backfill`, or whose `by` is a function.
 *
 * @example
 * const trades = defineRecords({ channel: 'market', events: 'trade', by: (trade: Trade) => trade.symbol })
 * const { ids, get } = useRecords(trades)
 */
export const defineRecords = <
  Name extends ChannelName,
  Event extends EventOf<Name>,
  Row = RowOf<PayloadOf<Name, Event>>,
>(
  definition: { channel: Name | Off; events: Event | readonly Event[] } & RecordsDefinitionOptions<
    Row,
    EventOf<Name>
  >,
): RecordsDefinition<Row> => define('records', definition)

/**
 * A series with a `backfill`.
 *
 * @example
 * const load = defineSeries({ channel: 'machine', events: 'sample', x: 'at', y: 'cpu', backfill: (from) => api.samples({ from }) })
 * const points = useSeries(load)
 */
export const defineSeries = <Name extends ChannelName, Event extends EventOf<Name>>(
  definition: { channel: Name | Off; events: Event } & SeriesDefinitionOptions<PayloadOf<Name, Event>>,
): SeriesDefinition => define('series', definition)

/**
 * A stream with a `catchUp`.
 *
 * @example
 * const answers = defineStream({ channel: 'private-chat-7', events: 'piece', catchUp: (id) => api.answer(id) })
 * const { text, state } = useStream(answers, undefined, { id })
 */
export const defineStream = <
  Name extends ChannelName,
  Event extends EventOf<Name>,
  Part = PartOf<PayloadOf<Name, Event>>,
>(
  definition: { channel: Name | Off; events: Event } & StreamDefinitionOptions<Part>,
): StreamDefinition<Part> => define('stream', definition)

/**
 * A reducer over events.
 *
 * @example
 * const score = defineReduced({ channel: 'match', events: 'goal', reduce: (n: number) => n + 1, initial: 0 })
 * const goals = useReduced(score)
 */
export const defineReduced = <Name extends ChannelName, Event extends EventOf<Name>, State>(
  definition: {
    channel: Name | Off
    events: Event | readonly Event[]
    reduce: Reducer<State, PayloadOf<Name, Event>, EventMetaOf<Name, Event>>
    initial: State
  } & Omit<ReducedOptions<State>, 'initial'>,
): ReducedDefinition<State> => define('reduced', definition)

type AnyDefinition = { readonly kind: string; readonly channel: unknown; readonly events: unknown }

/**
 * What a hook was called with, as a factory wants it: a definition with perhaps another channel, or channel, events
 * and options. For bindings.
 */
export function argumentsOf(
  target: unknown,
  second: unknown,
  options?: unknown,
): [channel: never, events: never, options: never] {
  const definition = target as AnyDefinition | null
  const defined = typeof definition === 'object' && definition !== null && 'kind' in definition
  const all = defined
    ? [
        second === undefined ? definition.channel : second,
        definition.events,
        { ...definition, ...(options as object) },
      ]
    : [target, second, options]
  return all as [never, never, never]
}

/** The store of a reducer's definition, with perhaps another channel. For bindings. */
export function reducedOf<State>(
  kit: ChannelKit,
  definition: ReducedDefinition<State>,
  channels: unknown,
  options: Pick<ReducedOptions<State>, 'initial'>,
): Collection<State> {
  const [names, events] = argumentsOf(definition, channels)
  const { reduce, initial, backfill, version } = definition
  return reduced(kit, names, events, reduce, initial, { backfill, version, ...options })
}
