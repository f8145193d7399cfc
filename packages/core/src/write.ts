import { isOff } from './channel-name.ts'
import { ChannelKitError } from './errors.ts'
import type { ChannelKit } from './kit.ts'
import { nameOf, wrongName } from './name-check.ts'
import { createOverlay } from './overlay.ts'
import type { ChannelName, EventOf, FieldOf, Off, PayloadOf } from './schema-types.ts'
import type { WriteResult } from './write-book.ts'
import { openWrite } from './writes.ts'

/** What `send` gets. */
export interface WriteContext {
  /** Of this page's connection, for servers that leave the sender out (`socket_id`, `X-Socket-ID`); null while there is none. */
  readonly socketId: string | null
}

export interface WriteOptions<Data = unknown> {
  /**
   * The field with an id that this page made up and the server passes on in the event: what a row is known by
   * whose own id the server makes. Each write needs a new one.
   */
  clientId?: FieldOf<NoInfer<Data>>
  /** Whether this page gets the event too. Default true; false where the server leaves out the sender. */
  echo?: boolean
  /** Whether it still shows after it failed, to be tried again. Default false: it is taken back. */
  keep?: boolean
}

/** What a `fetch` answers. */
interface Answered {
  readonly ok: boolean
  readonly status: number
}

/** Stores it on the server: with a POST, say. It rejects, or answers with a status that is no success, where it was not stored. */
export type Send<Data> = (
  context: WriteContext,
  // biome-ignore lint/suspicious/noConfusingVoidType: an async function that answers nothing is right
) => Promise<NoInfer<Data> | Answered | undefined | void>

/** Writes an event of one channel: `write(event, data, send, options)`. */
export type WriteEvent<Name extends string> = <Event extends EventOf<Name>>(
  event: Event,
  data: PayloadOf<Name, Event>,
  send: Send<PayloadOf<Name, Event>>,
  options?: WriteOptions<PayloadOf<Name, Event>>,
) => Promise<WriteResult>

/**
 * Shows an event at once, as if it had come already, and stores it on the server: all that is made of this event on the page
 * has it (records, feeds, latest values, reduced states, live queries). It is confirmed by the event itself, or by what `send`
 * answers, whichever comes first, and taken back if `send` fails. What others do meanwhile stays below it.
 *
 * @param data the event's payload, as far as the page can know it
 * @param send stores it; what it resolves with stands in the place of `data`: the payload as the server has it. A `fetch`
 *   answer counts by its status alone
 * @returns what became of it; never rejects
 * @example
 * write(kit, 'private-room-7', 'message', { id: crypto.randomUUID(), text }, ({ socketId }) =>
 *   api.post('/messages', { text }, { headers: { 'X-Socket-ID': socketId ?? '' } }))
 */
export function write<Name extends ChannelName, Event extends EventOf<Name>>(
  kit: ChannelKit,
  name: Name | Off,
  event: Event,
  data: PayloadOf<Name, Event>,
  send: Send<PayloadOf<Name, Event>>,
  { clientId, echo = true, keep = false }: WriteOptions<PayloadOf<Name, Event>> = {},
): Promise<WriteResult> {
  const refused = (code: 'invalid-channel' | 'invalid-options', why: string): Promise<WriteResult> =>
    Promise.resolve({ status: 'failed', error: new ChannelKitError(code, why) })
  if (isOff(name)) return refused('invalid-channel', 'Nothing can be written to the channel null.')
  const wrong = wrongName(nameOf(name) ?? '')
  if (wrong) return Promise.resolve({ status: 'failed', error: wrong })
  if (typeof send !== 'function')
    return refused('invalid-options', 'write: send must be a function that stores it.')
  const known = (data as Record<string, unknown> | null)?.[clientId as string]
  if (clientId !== undefined && (known === undefined || known === null))
    return refused('invalid-options', `write: clientId names ${clientId}, which the data does not have.`)
  const { bus, clock, writes, life } = kit.internals
  if (life.error) return Promise.resolve({ status: 'failed', error: life.error })
  writes.use(createOverlay)
  const meta = { channel: name, event, data, at: clock.now(), userId: undefined }
  return openWrite(writes, bus.guard, { meta, clientId, echo, keep }, () => send({ socketId: kit.socketId }))
}
