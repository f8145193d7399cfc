import { type Activity, createActivity } from './activity.ts'
import { type Bus, createBus } from './bus.ts'
import { type Causes, createCauses } from './causes.ts'
import { isPersonal } from './channel-status.ts'
import { type Channels, createChannels } from './channels.ts'
import { createCheck } from './check.ts'
import type { Trigger } from './client-event.ts'
import { type Clock, systemClock } from './clock.ts'
import { type Connection, createConnection } from './connection.ts'
import { checkInDevelopment } from './development.ts'
import { type ChannelKitError, teach, teachFrom, toConsole } from './errors.ts'
import { createFrames, type Frames, hostFrame } from './frames.ts'
import type { Happening } from './happening.ts'
import { developmentHints, type Hints, sharedWatch } from './hints.ts'
import type { InUse } from './in-use.ts'
import type { ChannelKitOptions } from './kit-options.ts'
import { noteKit } from './kits.ts'
import { lazyOutbox } from './lazy-outbox.ts'
import { createLife, type Life, mortalClock } from './life.ts'
import { createLine, type Line } from './line.ts'
import { createRegistry, type Registry } from './registry.ts'
import { lazySource } from './source/lazy.ts'
import { loadModule } from './source/load-module.ts'
import type { Source } from './source/source.ts'
import { createWriteBook, type WriteBook } from './write-book.ts'

/** What the store factories of this package build on. For nobody else: it may change in any release. */
export interface KitInternals {
  readonly bus: Bus
  readonly frames: Frames
  readonly clock: Clock
  readonly source: Source
  readonly channels: Channels
  readonly trigger: Trigger
  readonly stores: Registry<object>
  /** The stores that somebody uses. */
  readonly inUse: Set<InUse>
  readonly grace: number
  readonly leaveAfter: number
  readonly life: Life
  readonly line: Line
  readonly causes: Causes
  /** Only while an application is developed. */
  readonly hints: Hints | undefined
  readonly writes: WriteBook
  /** What comes once a page connects; nothing live is told before. */
  readonly deferred: () => Promise<NonNullable<ChannelKitOptions['deferred']>>
  /** What the source tells passes here; devtools may stand in the way, as they may in the source's own methods. */
  readonly inlet: { tell(happening: Happening): void }
  /** Whether to be told of events that nobody listens to: counted, since several may want it. */
  watch(on: boolean): void
  readonly options: ChannelKitOptions
}

export interface ReauthorizeOptions {
  only?: 'failed'
}

export interface ChannelKit {
  readonly connection: Connection
  readonly activity: Activity
  /** The time that everything of this kit goes by: the host's, or the one it was given. */
  readonly clock: Clock
  /**
   * The id of the connection as it is now, for servers that leave out the sender of what they publish; null while there is
   * none. It changes with each reconnect: read it when you send.
   *
   * @example
   * fetch('/messages', { method: 'POST', body, headers: { 'X-Socket-ID': kit.socketId ?? '' } })
   */
  readonly socketId: string | null
  /** Commits now what waits for the next frame. */
  flush(): void
  /** Runs a function that is somebody else's: what it throws is reported, and stops nothing else. */
  guard(run: () => void): void
  /** Tells `onError` of an error that no call can return, and the activity log. */
  report(error: ChannelKitError): void
  /**
   * Who one is has changed, or what one may do: call it after a log-in or log-out. Private, encrypted and presence
   * channels forget at once all that they showed and are asked for again, failed ones too; who was signed in is signed in
   * anew. The connection begins anew as well, so that nothing counts that was authorised before.
   *
   * @param options.only `'failed'` asks again only for what was refused, and leaves everything else as it is: for a fresh
   *   token of the same person
   *
   * @example
   * await api.logIn(form)
   * kit.reauthorize()
   */
  reauthorize(options?: ReauthorizeOptions): void
  /** Leaves every channel, closes a connection of its own and ends every timer. */
  destroy(): void
  /** @internal */
  readonly internals: KitInternals
}

/**
 * Makes a kit: the one object that holds a connection and everything on it. Nothing connects before the first
 * subscription. Throws `ChannelKitError` `invalid-options` when options are missing or contradict each other; in a
 * production build that is the connection's error instead.
 *
 * @example
 * const kit = createChannelKit({ key: 'app-key', cluster: 'eu' })
 *
 * @example A server of your own
 * const kit = createChannelKit({ key: 'app-key', wsHost: '127.0.0.1', wsPort: 6001, forceTLS: false })
 */
export function createChannelKit(options: ChannelKitOptions): ChannelKit {
  const {
    key,
    cluster,
    pusher,
    load,
    source: given,
    deferred: loaded,
    authorize = {},
    worker,
    createWorker,
    clock: wall = systemClock,
    requestFrame = hostFrame(wall),
    grace = 1000,
    leaveAfter = 3000,
    closeWhenIdle,
    clientEventRate = 10,
    clientEventQueue = 100,
    channels: definitions,
    onInvalid,
    onError = toConsole,
    ...rest
  } = options
  if (loaded) teach(loaded.words)
  else teachFrom(async () => (await later()).words)
  checkInDevelopment(options)
  const life = createLife()
  const clock = mortalClock(wall, life)
  const bus = createBus(clock.now, onError)
  const frames = createFrames(requestFrame, bus.guard)
  const deferred = loaded ? async () => loaded : later
  const openOptions = {
    clock,
    frames,
    key,
    pusher,
    authorize,
    worker,
    createWorker,
    openInWorker: loaded?.openInWorker,
    life,
    report: bus.report,
    pusherOptions: { cluster, ...rest },
  }
  const open = async () => {
    // Both at the same time: what is told first is told a round trip sooner.
    const module = pusher || worker ? undefined : loadModule(load)
    const { openSource } = await deferred()
    return openSource({ ...openOptions, load: () => module ?? loadModule(load) })
  }
  const source = lazySource(open, clock, life, given)
  const causes = createCauses(bus)
  const line = createLine(bus, causes, clock)
  const connection = createConnection({ bus, frames, source, clock, life, line })
  const onIdle = () => closeWhenIdle && source.disconnect()
  const check = definitions && createCheck(definitions, bus, clock, onInvalid)
  const channels = createChannels({ bus, frames, source, clock, grace, onIdle, check, life, line, causes })
  const outboxOptions = { bus, source, channels, clock, rate: clientEventRate, limit: clientEventQueue }
  const outbox = lazyOutbox(async () => (await deferred()).createOutbox(outboxOptions), life)
  const inUse = new Set<InUse>()
  const watch = sharedWatch(source.watch)
  const activity = createActivity(bus, frames, { watch })
  const hints = developmentHints({ bus, channels, clock, watch })
  const inlet = { tell: bus.dispatch }
  source.start((told) => inlet.tell(told))
  if (pusher) source.connect()

  const writes = createWriteBook()
  const kit: ChannelKit = {
    connection,
    activity,
    clock,
    get socketId() {
      return connection.socketId()
    },
    flush: frames.flush,
    guard: bus.guard,
    report: bus.report,
    reauthorize({ only } = {}) {
      if (life.error) return
      const { error } = connection.getSnapshot()
      if (only === 'failed') {
        for (const entry of channels.active()) entry.retry()
        for (const store of inUse) store.retry?.()
      } else {
        channels.renew(() => {
          source.renew()
          writes.end(isPersonal)
          for (const store of [...inUse]) store.renew()
          // Last, since what ends may have a word left to say.
          outbox.renew()
        })
        activity.clear()
      }
      // It was refused, or ended for the one before.
      if (error && channels.active().length > 0) source.connect()
      frames.flush()
    },
    destroy() {
      if (life.error) return
      life.end()
      writes.end()
      source.destroy()
      outbox.destroy()
      // What is still shown begins anew with nothing, and says why.
      channels.end()
      for (const store of [...inUse]) store.end()
      connection.end()
      frames.flush()
      frames.destroy()
      clock.stop()
    },
    internals: {
      bus,
      frames,
      clock,
      source,
      channels,
      trigger: check ? check.outgoing(outbox.trigger) : outbox.trigger,
      grace,
      leaveAfter,
      life,
      line,
      causes,
      hints,
      stores: createRegistry(),
      inUse,
      writes,
      deferred,
      inlet,
      watch,
      options,
    },
  }
  noteKit(kit)
  return kit
}

const later = async () => {
  const deferred = await import('./deferred.ts')
  teach(deferred.words)
  return deferred
}
