import type { Clock } from './clock.ts'
import type { ChannelKitError } from './errors.ts'
import type { EventMeta } from './routes.ts'

/** What was written and is not confirmed: on its way, or failed. A new object whenever something of it changes. */
export interface Write<Data = unknown, Event extends string = string> {
  /** Unique within the kit: a key for lists. */
  readonly id: number
  readonly channel: string
  readonly event: Event
  readonly data: Data
  /** When it was written, in epoch ms. */
  readonly at: number
  readonly status: 'pending' | 'failed'
  /** Why it failed: `write-failed`, with the cause. */
  readonly error: ChannelKitError | null
  /** Sends it again; it shows again meanwhile. */
  retry(): Promise<WriteResult>
  /** Forgets it, and takes back what it shows. */
  discard(): void
}

/** What became of a write. */
export type WriteResult =
  | { readonly status: 'stored'; readonly error: null }
  | { readonly status: 'failed'; readonly error: ChannelKitError }

/** A write as stores follow it. */
export interface OpenWrite {
  readonly id: number
  /** What it is as an event. */
  readonly meta: EventMeta
  /** The server's own form of it, once it answered with one. */
  answer: unknown
  state: 'pending' | 'answered' | 'failed' | 'gone'
  /** A store heard its event: it was stored, whatever the answer says. */
  heard: boolean
  readonly clientId: string | undefined
  /** Whether the sender gets the event too. */
  readonly echo: boolean
  /** Whether it still shows after it failed. */
  readonly keep: boolean
  view: Write
}

/** A write as it lies over what events made. */
export interface Layer {
  readonly write: OpenWrite
  /** What it shows: what was written, or what the server made of it. */
  data: unknown
}

export interface OverlayOptions {
  channels: readonly string[]
  events: readonly string[]
  mark(): void
  /** Makes the answer part of what it lies over. */
  settle(layer: Layer): void
  /** Whether data of the channel is being fetched. */
  isFetching(channel: string): boolean
  /** Fetches the channel's data anew, so that it knows what was written before; false where it can't be fetched. */
  renew(channel: string): boolean
  /** What tells rows apart; undefined where nothing does. */
  keyOf(payload: unknown): unknown
  has?(key: unknown): boolean
  /** Whether a payload's version says how it stands to others. */
  isVersioned?(payload: unknown): boolean
}

/** What was written here and did not come as an event yet: it lies over what events made. */
export interface Overlay {
  /** In the order in which they were written. */
  shown(): readonly Layer[]
  /** What is on its way or failed; the same array as long as nothing changed. */
  views(): readonly Write[]
  /** The layer that an event stands for; it is gone from then on. To be asked before each event is applied. */
  confirm(payload: unknown, meta: EventMeta): Layer | undefined
  /** Data of the channel is being fetched from now on: it will know what was answered so far. */
  asked(channel: string): void
  fetched(channel: string, answer: unknown): void
  /** Events of the channel were missed. */
  missed(channel: string): void
  stop(): void
}

/** Makes an overlay of the writes that a book has. */
export type CreateOverlay = (
  of: { readonly writes: WriteBook; readonly clock: Clock },
  options: OverlayOptions,
) => Overlay

export type WriteObserver = (write: OpenWrite) => void

/** All writes of a kit that are under way or failed, for the stores that show them. */
export interface WriteBook {
  readonly open: Set<OpenWrite>
  readonly observers: Set<WriteObserver>
  nextId: number
  /**
   * Calls back with what lays writes over something, at once or when the first is written: nobody downloads it who writes
   * nothing.
   *
   * @returns the way to stop
   */
  whenUsed(run: (create: CreateOverlay) => void): () => void
  /** Somebody writes. */
  use(create: CreateOverlay): void
  /** Its state changed. */
  tell(write: OpenWrite): void
  /** Forgets those of these channels; stores that show them begin anew. */
  end(isTheirs?: (channel: string) => boolean): void
}

export function createWriteBook(): WriteBook {
  let used: CreateOverlay | undefined
  const waiting = new Set<(create: CreateOverlay) => void>()
  const book: WriteBook = {
    open: new Set(),
    observers: new Set(),
    nextId: 1,
    whenUsed(run) {
      if (used) run(used)
      else waiting.add(run)
      return () => waiting.delete(run)
    },
    use(create) {
      used = create
      for (const run of waiting) run(create)
      waiting.clear()
    },
    tell(write) {
      for (const observer of [...book.observers]) observer(write)
    },
    end(isTheirs = () => true) {
      for (const write of book.open)
        if (isTheirs(write.meta.channel)) {
          write.state = 'gone'
          book.open.delete(write)
        }
    },
  }
  return book
}
