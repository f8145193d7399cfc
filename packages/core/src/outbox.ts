import type { Bus } from './bus.ts'
import type { ChannelEntry } from './channel-observer.ts'
import type { Channels } from './channels.ts'
import type { DropReason, Trigger, TriggerResult } from './client-event.ts'
import { type Clock, elapsed, type Timer } from './clock.ts'
import { ChannelKitError, type ErrorCode } from './errors.ts'
import { wrongName } from './name-check.ts'
import type { Source } from './source/source.ts'
import { utf8Length } from './utf8-length.ts'

interface Letter {
  readonly entry: ChannelEntry
  readonly event: string
  readonly merge: string | undefined
  readonly data: unknown
  settle(result: TriggerResult): void
}

export interface Outbox {
  readonly trigger: Trigger
  readonly waiting: number
  /** What waits was said by somebody else: it is never sent. */
  renew(): void
  destroy(): void
}

export interface OutboxOptions {
  bus: Bus
  source: Source
  channels: Channels
  clock: Clock
  /** Client events a second over all channels. The hosted limit is 10. */
  rate: number
  /** How many may wait. */
  limit: number
}

/**
 * A second as a server counts it, in ms, with room for what comes closer together than it was sent: a packet that is lost is sent
 * again after 200 ms or more, and brings those behind it all at once.
 */
const SECOND = 1250
/** The bound of an event's data on hosted Channels, in bytes. */
const MOST_BYTES = 10_240
const LONGEST_NAME = 200
/** After these a channel may be live, or not be to be live. */
const SETTLING = new Set(['subscribed', 'refused', 'connection'])

/**
 * Sends client events within the protocol's limit of 10 a second per connection (Channels docs, client events),
 * each channel's in order. What can't go yet waits: for its turn, or for its channel to be live.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const { bus, source, channels, clock } = options
  /** When the last `rate` events went. */
  const sentAt: number[] = []
  let queue: Letter[] = []
  let timer: Timer
  let ended = false
  let pumping = false

  const untap = bus.tap(({ type }) => {
    if (queue.length > 0 && SETTLING.has(type)) pump()
  })

  function pump() {
    // Whoever hears of a sent event may trigger the next one from there; it is taken up by the same round.
    if (pumping) return
    pumping = true
    clock.clearTimeout(timer)
    const blocked = new Set<ChannelEntry>()
    const rest: Letter[] = []
    for (const letter of queue) {
      const { status, error } = letter.entry.state()
      if (status === 'failed' && !blocked.has(letter.entry))
        letter.settle({ status: 'failed', error: error! })
      else if (blocked.has(letter.entry) || status !== 'live' || wait() > 0 || !send(letter)) {
        blocked.add(letter.entry)
        rest.push(letter)
      }
    }
    queue = rest
    pumping = false
    const pause = wait()
    if (pause > 0 && queue.some(({ entry }) => entry.state().status === 'live'))
      timer = clock.setTimeout(pump, pause)
  }

  /** How long until the next may go, in ms. */
  function wait() {
    const now = elapsed(clock)
    while (sentAt.length > 0 && sentAt[0]! <= now - SECOND) sentAt.shift()
    return sentAt.length < options.rate ? 0 : sentAt[0]! + SECOND - now
  }

  function send({ entry, event, data, settle }: Letter): boolean {
    if (!source.send(entry.name, event, data)) return false
    sentAt.push(elapsed(clock))
    bus.dispatch({ type: 'sent', at: clock.now(), channel: entry.name, event, data })
    settle({ status: 'sent' })
    return true
  }

  /** What goes over the line: the data as JSON has it, whatever it is made of here. */
  function plain(channel: string, event: string, data: unknown): { data: unknown } | ChannelKitError {
    const refuse = (code: ErrorCode, why: string) =>
      new ChannelKitError(code, `Client event ${event} was not sent on ${channel}: ${why}.`)
    if (ended) return refuse('destroyed', 'the kit was destroyed')
    const wrong = wrongName(channel)
    if (wrong) return wrong
    if (!event.startsWith('client-'))
      return refuse('client-event-invalid', 'its name lacks the prefix client-')
    if (event.length > LONGEST_NAME)
      return refuse('client-event-invalid', `its name is longer than ${LONGEST_NAME} characters`)
    if (!/^(private-(?!encrypted-)|presence-)/.test(channel)) {
      return refuse('client-event-invalid', 'this kind of channel takes none')
    }
    try {
      const text = JSON.stringify(data)
      if (text === undefined) return { data: undefined }
      const bytes = utf8Length(text)
      if (bytes > MOST_BYTES) return refuse('payload-too-large', `it has ${bytes} bytes`)
      return { data: JSON.parse(text) }
    } catch (cause) {
      return refuse('client-event-invalid', `its data is no JSON: ${cause}`)
    }
  }

  function drop(reason: DropReason) {
    const dropped = queue
    queue = []
    for (const { settle } of dropped) settle({ status: 'dropped', reason })
  }

  return {
    get waiting() {
      return queue.length
    },
    trigger(channel, event, given, { merge } = {}) {
      const made = plain(channel, event, given)
      if (made instanceof ChannelKitError) return Promise.resolve({ status: 'failed', error: made })
      const { data } = made
      const entry = channels.get(channel)
      const before =
        merge === undefined ? -1 : queue.findIndex((one) => one.entry === entry && one.merge === merge)
      if (before < 0 && queue.length >= options.limit) {
        bus.dispatch({ type: 'dropped', at: clock.now(), channel, event, data })
        return Promise.resolve({ status: 'dropped', reason: 'queue-full' })
      }
      return new Promise((resolve) => {
        // Sending takes a subscription: the letter holds one until it is settled.
        const release = entry.acquire()
        const letter: Letter = {
          entry,
          event,
          data,
          merge,
          settle(result) {
            release()
            resolve(result)
          },
        }
        if (before >= 0) {
          const [old] = queue.splice(before, 1, letter)
          old!.settle({ status: 'dropped', reason: 'merged' })
        } else queue.push(letter)
        pump()
      })
    },
    renew: () => drop('reauthorized'),
    destroy() {
      ended = true
      untap()
      clock.clearTimeout(timer)
      drop('destroyed')
    },
  }
}
