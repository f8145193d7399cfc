import { type Activity, createActivity } from './activity.ts'
import type { AuthorizeFunction } from './authorize.ts'
import type { AuthorizeOptions } from './authorize-request.ts'
import { type Channels, createChannels } from './channels.ts'
import { createCheck, type InvalidPayload } from './check.ts'
import { type Clock, systemClock } from './clock.ts'
import { type Connection, createConnection } from './connection.ts'
import type { ChannelKitError } from './errors.ts'
import { createFrames, type Frames, hostFrame, type RequestFrame } from './frames.ts'
import { createHub, type Hub } from './hub.ts'
import { checkOptions } from './kit-options.ts'
import type * as Online from './online.ts'
import type { Outbox } from './outbox.ts'
import { createRegistry, type Registry } from './registry.ts'
import type { ChannelDefinitions } from './schema-types.ts'
import { lazySender } from './sender.ts'
import { lazySource } from './source/lazy.ts'
import type { Source } from './source/source.ts'

/** What a kit itself understands. */
export interface KitOptions {
  /** The app's key. */
  key?: string
  /** The hosted cluster; any word will do with a host of your own. */
  cluster?: string
  /** An instance of your own instead of a key. It keeps its own authorisation and is never disconnected. */
  pusher?: unknown
  /** Where pusher-js comes from. Default `() => import('pusher-js')`. */
  load?: () => unknown
  /** Another connection underneath: a worker, a recording, a test. */
  source?: Source
  /** How channels and users are authorised: options for the HTTP endpoint, or a function. */
  authorize?: AuthorizeOptions | AuthorizeFunction
  /** How long a channel outlives its last user, in ms. Default 1000. */
  grace?: number
  /** Closes the connection after the last channel was left. Default false. */
  closeWhenIdle?: boolean
  /** Client events a second. Default 10, the hosted limit. */
  clientEventRate?: number
  /** How many client events may wait to be sent. Default 100. */
  clientEventQueue?: number
  /** What the channels carry, from `defineChannels`: payloads that have a schema are checked. */
  channels?: Pick<ChannelDefinitions, 'check'>
  /** Told of payloads that do not fit their schema; they reach nobody else. Default: `onError`. */
  onInvalid?: (error: ChannelKitError, payload: InvalidPayload) => void
  /** Told of errors that no call can return: a handler that threw, say. Default: `console.error`. */
  onError?: (error: ChannelKitError) => void
  /**
   * The code that is needed once connected, which is loaded then by itself. Give it where code can't be loaded
   * later: `import * as online from '@channelkit/core/online'`.
   */
  online?: typeof Online
  clock?: Clock
  requestFrame?: RequestFrame
}

/** The options of `createChannelKit`. What is not listed goes to pusher-js as it is (`wsHost`, `forceTLS`...). */
export interface ChannelKitOptions extends KitOptions {
  [pusherOption: string]: unknown
}

/** What the store factories build on. Not for applications: it may change in any release. */
export interface KitParts {
  readonly hub: Hub
  readonly frames: Frames
  readonly clock: Clock
  readonly source: Source
  readonly channels: Channels
  readonly trigger: Outbox['trigger']
  readonly stores: Registry<object>
  /** The stores that somebody uses. */
  readonly inUse: Set<{ end(): void }>
  readonly grace: number
}

export interface ChannelKit {
  readonly connection: Connection
  readonly activity: Activity
  /** Commits now what waits for the next frame. */
  flush(): void
  /** Leaves every channel, closes a connection of its own and ends every timer. */
  destroy(): void
  /** @internal */
  readonly parts: KitParts
}

/**
 * Makes a kit: the one object that holds a connection and everything on it. Nothing connects before the first
 * subscription. Throws `ChannelKitError` `invalid-options` when options are missing or contradict each other.
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
    online: loaded,
    authorize = {},
    clock = systemClock,
    requestFrame = hostFrame(clock),
    grace = 1000,
    closeWhenIdle,
    clientEventRate = 10,
    clientEventQueue = 100,
    channels: definitions,
    onInvalid,
    onError = console.error,
    ...rest
  } = options
  checkOptions(options)
  const hub = createHub(clock.now, onError)
  const frames = createFrames(requestFrame)
  const online = async () => loaded ?? (await import('./online.ts'))
  const openOptions = {
    clock,
    key,
    pusher,
    load,
    authorize,
    pusherOptions: { cluster: cluster ?? 'own', ...rest },
  }
  const source = given ?? lazySource(async () => (await online()).openSource(openOptions), clock)
  const connection = createConnection({ hub, frames, source, clock })
  const onIdle = () => closeWhenIdle && source.disconnect()
  const check = definitions && createCheck(definitions, hub, clock, onInvalid)
  const channels = createChannels({ hub, frames, source, clock, grace, onIdle, check })
  const outboxOptions = { hub, source, channels, clock, rate: clientEventRate, limit: clientEventQueue }
  const sender = lazySender(async () => (await online()).createOutbox(outboxOptions))
  const inUse = new Set<{ end(): void }>()
  const activity = createActivity(hub, frames, source)
  source.start(hub.dispatch)
  if (pusher) source.connect()

  return {
    connection,
    activity,
    flush: frames.flush,
    destroy() {
      for (const store of [...inUse]) store.end()
      sender.destroy()
      channels.destroy()
      source.destroy()
      frames.destroy()
    },
    parts: {
      hub,
      frames,
      clock,
      source,
      channels,
      trigger: check ? check.outgoing(sender.trigger) : sender.trigger,
      grace,
      stores: createRegistry(),
      inUse,
    },
  }
}
