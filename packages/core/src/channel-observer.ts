import type { ChannelSnapshot, Gap } from './channel-status.ts'
import type { Happening } from './happening.ts'
import type { User } from './lease.ts'
import type { Present } from './present.ts'
import type { Apply, EventHandler, EventMeta } from './routes.ts'
import type { MembersHappening, PastAsk } from './source/source.ts'
import type { Readable } from './store.ts'
import type { Need, Term } from './terms.ts'

/** What a store wants to know of its channel. Called synchronously, in order; nobody is notified from here. */
export interface ChannelObserver {
  readonly events?: readonly string[]
  readonly apply?: Apply
  /** By event, and by `MEMBERS`: what of it is enough. Without one all are needed. */
  readonly needs?: ReadonlyMap<string, Need> | undefined
  /** Who is there on a presence channel, as far as that is known; then whoever comes or goes. */
  members?(told: MembersHappening): void
  /** Live now; with the gap that ended, if the channel had been live before. */
  live?(gap: Gap | null): void
  /** Something of the channel's state changed. */
  changed?(state: ChannelSnapshot): void
}

/** One channel behind all handles and stores of its name. */
export interface ChannelEntry extends Readable<ChannelSnapshot> {
  readonly name: string
  /** The state as it is now, perhaps not published yet. */
  state(): ChannelSnapshot
  /** Null until the channel told it, on other channels for ever. */
  present(): Present | null
  acquire(): (now?: boolean) => void
  /** Who holds it; a store goes by what it observes with. */
  readonly users: ReadonlySet<User>
  on(event: string, handler: EventHandler): () => void
  /** Feeds a store until the returned function is called. */
  observe(observer: ChannelObserver): () => void
  retry(): void
  /** Gives past events, oldest first; null where nobody keeps any. */
  past(ask: PastAsk, done: (past: readonly EventMeta[] | null) => void): void
  /** Forgets what it was for one user, and gives the way to ask for it again as whoever is there now. */
  renew(): () => void
  /** How often an event comes, where the server holds it to terms. */
  conflated(event: string): Term | undefined
  /** The events that somebody listens to. */
  listens(): readonly string[]
  receive(happening: Happening): void
  end(): void
}
