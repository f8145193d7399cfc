/** Which channels keep their events, and how many. */
export interface HistoryRule {
  /** Names of channels; `*` stands for any text: `chat-*`, `presence-*`, `*`. */
  channels: string
  /** How many events of a channel are kept at most. Default 1000. */
  events?: number
  /** How long, in ms. Default 120,000: for whoever comes back within two minutes. */
  age?: number
}

/** An event as it was published. */
export interface PastEvent {
  readonly serial: number
  readonly event: string
  readonly data: string
  /** Epoch ms, to be shown. */
  readonly at: number
  /** The same by the monotonic clock. */
  readonly since: number
  /** A connection that did not get it. */
  readonly except: string | undefined
}

/** Where a channel's events are: the count means something only together with the stream that it counts in. */
export interface Position {
  /** Who counts: numbers of another stream mean nothing here. */
  readonly stream: string
  /** The number of the last event: it only grows. */
  readonly serial: number
}

export interface Read {
  /** Events after this number. */
  after?: number | undefined
  /** Events before this number. */
  before?: number | undefined
  /** Only the first so many of them; the others count as there. */
  first?: number | undefined
  /** Only the last so many of them. */
  last?: number | undefined
  /** Only those of the last so many ms. */
  within?: number | undefined
}

export interface HistoryPage {
  /** In the order in which they were published. */
  readonly events: readonly PastEvent[]
  /** Whether there is nothing missing between what was asked for and what is here. */
  readonly complete: boolean
}

/** The last events of an app's channels; where others keep them, too, what is there has to be asked for. */
export interface History {
  /** Where a channel is; undefined for channels that keep nothing. */
  position(name: string): Position | undefined
  /** The same of a channel that nobody here may be on. */
  find(name: string): Position | undefined | Promise<Position | undefined>
  read(name: string, what: Read): HistoryPage | Promise<HistoryPage>
  /** All that came after a position: incomplete if that is of another stream, or too long ago. */
  since(name: string, position: Position): HistoryPage | Promise<HistoryPage>
}

/** A history in the memory of this process. */
export interface OwnHistory extends History {
  /** Keeps an event; returns its number, or undefined where nothing is kept. */
  add(name: string, event: string, data: string, except?: string): number | undefined
  find(name: string): Position | undefined
  read(name: string, what: Read): HistoryPage
  since(name: string, position: Position): HistoryPage
  /** What is kept of all channels, in bytes. */
  readonly bytes: number
}

interface Stream {
  readonly rule: Required<HistoryRule>
  serial: number
  events: PastEvent[]
  /** Where `events` begins: what is before it is gone. */
  first: number
}

/** What an event takes beside its text, about; and a channel beside its name. */
const OVERHEAD = 120
const sizeOf = ({ event, data }: PastEvent) => event.length + data.length + OVERHEAD

const DEFAULTS = { events: 1000, age: 120_000 }

/** `*` stands for any text, all else for itself. */
const patternOf = (channels: string) =>
  new RegExp(`^${channels.replace(/[.*+?^${}()|[\]\\]/g, (c) => (c === '*' ? '.*' : `\\${c}`))}$`, 's')

/** What holds for a channel: the first rule that fits it. */
export function rulesOf(rules: readonly HistoryRule[]) {
  const patterns = rules.map((rule) => ({
    pattern: patternOf(rule.channels),
    rule: { ...DEFAULTS, ...rule },
  }))
  return (name: string): Required<HistoryRule> | undefined =>
    patterns.find(({ pattern }) => pattern.test(name))?.rule
}

/**
 * The last events of an app's channels, in memory. Bounded by channel in number and age, and for all together in bytes:
 * beyond that the channel in which nothing happened for longest forgets first.
 *
 * @param rules the first that fits a channel holds
 * @param most bytes of all channels
 */
export function createHistory(
  rules: readonly HistoryRule[],
  most: number,
  clock: { now(): number; monotonic(): number },
): OwnHistory {
  const ruleOf = rulesOf(rules)
  // In the order in which they were last published to.
  const streams = new Map<string, Stream>()
  /** The last numbers of those that have no events any more: whoever missed none is told so. */
  const quiet = new Map<string, number>()
  const id = Math.random().toString(36).slice(2, 9)
  // Who stays on a channel knows its last number, whatever is forgotten here: it begins anew above all that were forgotten.
  let floor = 0
  let bytes = 0

  const serialOf = (name: string) => streams.get(name)?.serial ?? quiet.get(name) ?? floor

  function open(name: string): Stream | undefined {
    const known = streams.get(name)
    if (known) return known
    const rule = ruleOf(name)
    if (!rule) return undefined
    const stream: Stream = { rule, serial: serialOf(name), events: [], first: 0 }
    if (!quiet.delete(name)) bytes += name.length + OVERHEAD
    streams.set(name, stream)
    return stream
  }

  function drop(stream: Stream) {
    bytes -= sizeOf(stream.events[stream.first++]!)
    // Emptied in steps, so that each costs the same.
    if (stream.first > 64 && stream.first > stream.events.length / 2) {
      stream.events = stream.events.slice(stream.first)
      stream.first = 0
    }
  }

  function trim(stream: Stream) {
    const oldest = clock.monotonic() - stream.rule.age
    const { rule } = stream
    while (
      stream.first < stream.events.length &&
      (stream.events.length - stream.first > rule.events || stream.events[stream.first]!.since < oldest)
    )
      drop(stream)
  }

  /** Those that nobody has published to for long; the next one to be looked at is always the first. */
  function sweep() {
    for (const [name, serial] of quiet) {
      if (bytes <= most) break
      quiet.delete(name)
      bytes -= name.length + OVERHEAD
      floor = Math.max(floor, serial)
    }
    for (const [name, stream] of streams) {
      trim(stream)
      while (bytes > most && stream.first < stream.events.length) drop(stream)
      if (stream.first < stream.events.length) break
      streams.delete(name)
      quiet.set(name, stream.serial)
    }
  }

  const history: OwnHistory = {
    get bytes() {
      return bytes
    },
    find: (name) => history.position(name),
    // Whoever asks for names at random must not have them kept: one without events is where all that were forgotten are.
    position: (name) =>
      streams.has(name) || quiet.has(name) || ruleOf(name)
        ? { stream: id, serial: serialOf(name) }
        : undefined,
    add(name, event, data, except) {
      const stream = open(name)
      if (!stream) return undefined
      const past = { serial: ++stream.serial, event, data, at: clock.now(), since: clock.monotonic(), except }
      stream.events.push(past)
      bytes += sizeOf(past)
      streams.delete(name)
      streams.set(name, stream)
      trim(stream)
      sweep()
      return past.serial
    },
    read(name, { after, before, first: most, last, within }) {
      const stream = streams.get(name)
      if (!stream) return { events: [], complete: after === undefined || after === serialOf(name) }
      trim(stream)
      const { events, first, serial } = stream
      const kept = serial - (events.length - first)
      // They are numbered without holes, so a number tells the place.
      const from = Math.max(first, after === undefined ? first : first + after - kept)
      const to = before === undefined ? events.length : Math.min(events.length, first + before - 1 - kept)
      const oldest = within === undefined ? Number.NEGATIVE_INFINITY : clock.monotonic() - within
      let list = events.slice(from, Math.max(from, to)).filter(({ since }) => since >= oldest)
      const all = list.length
      if (last !== undefined) list = list.slice(Math.max(0, all - last))
      const complete = list.length === all && (after === undefined || after >= kept)
      return { events: list.slice(0, most), complete }
    },
    since: (name, { stream, serial }) =>
      stream === id ? history.read(name, { after: serial }) : { events: [], complete: false },
  }
  return history
}
