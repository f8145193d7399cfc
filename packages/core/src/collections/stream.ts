import type { BackfillContext } from '../backfill.ts'
import { isOff } from '../channel-name.ts'
import { ChannelKitError } from '../errors.ts'
import type { ChannelKit } from '../kit.ts'
import { channelsOf } from '../name-check.ts'
import { once } from '../once.ts'
import type { ChannelName, EventOf, Off, PayloadOf } from '../schema-types.ts'
import { type Collection, createCollection } from './collection.ts'
import type { Initial } from './initial.ts'
import type { Rewind } from './rewind.ts'
import { collectPieces } from './stream-collector.ts'
import type { StreamPiece } from './stream-piece.ts'
import type { StreamAnswer, StreamSnapshot } from './stream-state.ts'

/**
 * Fetches an answer.
 *
 * @param id which one; `undefined` for the newest, where none was named or heard
 * @returns all so far with the `seq` of the last piece in it, or with its `end`; or a list of its pieces; or null if there is none
 */
export type CatchUp<Part = unknown> = (
  id: string | undefined,
  context: BackfillContext,
) => CaughtUp<Part> | Promise<CaughtUp<Part>>

type CaughtUp<Part> = StreamAnswer<Part> | readonly StreamPiece<Part>[] | null | undefined

export interface StreamOptions<Part = unknown> {
  /** Which answer is followed. Without one the newest that is heard; `null` is off. */
  id?: string | number | null
  /**
   * How far back to begin where the server keeps events: so many, or `{ events, seconds }`; `false` for not at all. Default 1000
   * events.
   */
  rewind?: Rewind | false
  /** The answer as the server has it by now, or a function that fetches that for the channel. */
  initial?: Initial<StreamAnswer<Part>>
}

export interface StreamDefinitionOptions<Part = unknown> extends Omit<StreamOptions<Part>, 'id'> {
  /** Fetches the answer: at first, after each lost line, and where a piece is missing. */
  catchUp?: CatchUp<Part>
}

/** What the pieces of a payload's type carry in `part` and `parts`. */
export type PartOf<Payload> = unknown extends Payload
  ? unknown
  : Payload extends { readonly part?: infer Part }
    ? Exclude<Part, undefined>
    : unknown

/**
 * One answer that arrives in pieces, `{ id, seq, text }`, as one text that grows: each piece once and in order, whether they come
 * twice, in wrong order or after the line was lost.
 *
 * @throws ChannelKitError `invalid-options`
 * @example
 * const answer = stream(kit, 'private-chat-7', 'piece', { id: 'answer-1' })
 * answer.subscribe(() => render(answer.getSnapshot().text))
 */
export function stream<
  Name extends ChannelName,
  Event extends EventOf<Name>,
  Part = PartOf<PayloadOf<Name, Event>>,
>(
  kit: ChannelKit,
  name: Name | Off,
  event: Event,
  { id, catchUp, initial, rewind = 1000 }: StreamOptions<Part> & StreamDefinitionOptions<Part> = {},
): Collection<StreamSnapshot<Part>, StreamAnswer<Part>> {
  if (id !== undefined && id !== null && typeof id !== 'string' && typeof id !== 'number')
    throw new ChannelKitError('invalid-options', 'stream: id must be a text or a number, or null for off.')
  // What is complete needs no channel.
  const isComplete = typeof initial === 'object' && initial !== null && !!initial.end
  const channels = id === null || isComplete ? [] : channelsOf(name)
  const wanted = id === undefined || id === null ? undefined : String(id)
  const given = isComplete && wanted === undefined ? initial : undefined
  const store = once(kit, 'stream', [channels, event, wanted, catchUp, rewind, given], () =>
    createCollection<StreamSnapshot, StreamAnswer, unknown>(kit, {
      channels,
      events: [event],
      rewind: rewind === false ? undefined : rewind,
      backfill: catchUp && ((_, context) => catchUp(wanted, context)),
      waits: false,
      collect: (context) => collectPieces(context, { id: wanted, event, canAsk: catchUp !== undefined }),
    }),
  )
  store.seed(initial as Initial<StreamAnswer> | undefined)
  return store as never
}

/** What a hook's `initial` belongs to: a channel and an answer on it; null where either is off. For bindings. */
export function streamOwner(channel: unknown, options: unknown): unknown {
  const { id } = (options ?? {}) as StreamOptions
  return id === null || isOff(channel) ? null : [channel, id]
}
