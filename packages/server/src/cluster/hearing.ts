import { createOpenChannels, type OpenChannel, type Read } from './channels.ts'
import type { RedisClient } from './client.ts'
import type { Change } from './ledger.ts'
import type { ClusterMessage } from './messages.ts'
import type { Returns } from './returns.ts'
import { type Seat, within } from './seat.ts'

/** Channels that are subscribed to in one call. */
const MOST_CHANNELS = 500

/**
 * Hears what changes in channels that somebody here is subscribed to: first each is subscribed to, then Redis is asked what
 * there is in it.
 *
 * @param lease in ms
 * @param put asks Redis, with whatever else is told to it
 */
export function createHearing(
  seat: Seat,
  lease: number,
  returns: Returns,
  { put, forget, schedule }: { put(change: Change): void; forget(change: Change): void; schedule(): void },
) {
  const channels = createOpenChannels(seat.isMine, lease, returns)
  const subscribed = new Set<string>()
  const toOpen = new Set<OpenChannel>()
  const toClose = new Set<string>()
  let flowing = false
  /** While this process is away but messages pass: the way to them. */
  let relay: RedisClient | undefined

  const isOpen = (channel: OpenChannel) => channels.byKey.get(channel.key) === channel

  function ask(channel: OpenChannel) {
    channel.held ??= []
    put(['o', channel.appKey, channel.name])
    schedule()
  }

  async function subscribe(to: RedisClient, batch: readonly OpenChannel[]) {
    const heard = await within(seat, () => to.subscribe(batch.map(({ key }) => key)))
    if (heard === undefined) return
    for (const channel of batch) {
      if (!isOpen(channel)) continue
      subscribed.add(channel.key)
      ask(channel)
    }
  }

  function unsubscribe(from: RedisClient, keys: readonly string[]) {
    for (const key of keys) subscribed.delete(key)
    from.unsubscribe(keys).catch(() => {})
  }

  // What is refused here is told by the next attempt to join.
  const relayed = (to: RedisClient, keys: readonly string[]) => to.subscribe(keys).catch(() => {})

  return {
    channel: (appKey: string, name: string) => channels.byKey.get(seat.keys.channel(appKey, name)),
    /** Whether what is published in a channel comes to all here that are on it: nobody is yet where somebody waits for it. */
    reaches(appKey: string, name: string): boolean {
      const channel = channels.byKey.get(seat.keys.channel(appKey, name))
      return !channel || channel.waiting.length > 0 || subscribed.has(channel.key)
    },
    found(channel: OpenChannel, read: Read, settled: ReadonlySet<string>) {
      if (isOpen(channel)) channels.found(channel, read, settled)
    },
    /** A message of a channel; returns whether it was one. */
    heard(key: string, message: ClusterMessage): boolean {
      const open = channels.byKey.get(key)
      if (open) channels.heard(open, message)
      return open !== undefined
    },
    /** A process has told all that it holds: what it still seemed to hold can be looked at again. */
    settled(process: string) {
      for (const channel of channels.byKey.values()) if (channel.suspects.has(process)) ask(channel)
    },
    /** What processes seemed to hold for longer than their lease is looked at again. */
    doubt(now: number) {
      for (const channel of channels.byKey.values())
        if (now - Math.min(...channel.suspects.values()) >= lease) ask(channel)
    },
    open(channel: OpenChannel) {
      channels.byKey.set(channel.key, channel)
      if (seat.away) {
        channel.held = null
        for (const ready of channel.waiting.splice(0)) ready()
        if (relay) void relayed(relay, [channel.key])
        return
      }
      const was = toClose.delete(channel.key)
      if (was && subscribed.has(channel.key)) return ask(channel)
      // While joining, all that are open by then are subscribed together.
      if (!flowing) return
      toOpen.add(channel)
      schedule()
    },
    close(appKey: string, name: string) {
      const key = seat.keys.channel(appKey, name)
      const channel = channels.byKey.get(key)
      if (!channel) return
      channels.byKey.delete(key)
      forget(['o', appKey, name])
      if (seat.away) relay?.unsubscribe([key]).catch(() => {})
      if (toOpen.delete(channel) || seat.away) return
      toClose.add(key)
      schedule()
    },
    /** Subscribes and unsubscribes as is due. */
    flush(to: RedisClient) {
      if (!flowing) return
      if (toClose.size > 0) unsubscribe(to, [...toClose])
      toClose.clear()
      if (toOpen.size > 0) void subscribe(to, [...toOpen])
      toOpen.clear()
    },
    /** An event that came while this process is away: it is passed on, and that is all. */
    relayed(key: string, message: ClusterMessage) {
      const { kind, head, frame } = message as ClusterMessage & { frame: string }
      const open = channels.byKey.get(key)
      if (!open || seat.isMine(head[0]) || (kind !== 'E' && kind !== 'K' && kind !== 'H')) return
      open.app.deliver(open.name, frame, (kind === 'E' ? head[1] : head[2]) || undefined)
    },
    /** This process is away, but Redis passes messages on: events go on arriving. */
    async relay(to: RedisClient, controls: readonly string[]) {
      relay = to
      const { turn } = seat
      const keys = [...controls, ...channels.byKey.keys()]
      for (let i = 0; i < keys.length && turn === seat.turn; i += MOST_CHANNELS)
        await relayed(to, keys.slice(i, i + MOST_CHANNELS))
    },
    /** Subscribes to all that is open. Done when Redis has said so, unless the place is lost meanwhile. */
    async begin(to: RedisClient) {
      const { turn } = seat
      relay = undefined
      flowing = true
      const open = [...channels.byKey.values()]
      for (let i = 0; i < open.length && turn === seat.turn; i += MOST_CHANNELS)
        await subscribe(to, open.slice(i, i + MOST_CHANNELS))
    },
    /** Redis is away: whoever waits gets what is known here. */
    lose() {
      relay = undefined
      flowing = false
      subscribed.clear()
      toOpen.clear()
      toClose.clear()
      channels.lose()
    },
    /** Redis stays away: the others count as gone. */
    forget: channels.forget,
  }
}

export type Hearing = ReturnType<typeof createHearing>
