import type { AuthorizeFunction, AuthorizeOptions } from './auth/auth-types.ts'
import type { InvalidPayload } from './check.ts'
import type { Clock } from './clock.ts'
import type * as Deferred from './deferred.ts'
import type { ChannelKitError } from './errors.ts'
import type { RequestFrame } from './frames.ts'
import type { ChannelDefinitions } from './schema-types.ts'
import type { PusherOptions } from './source/pusher-types.ts'
import type { Source } from './source/source.ts'
import type { CreateWorker, OpenInWorker, WorkerKind } from './source/worker/worker-types.ts'

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
  /**
   * Connects in a worker, so that the socket, pusher-js and parsing take nothing of the page's time. `authorize` stays on the
   * page. `'shared'`: one worker, and one connection, for all tabs. Where none can be had, the page connects by itself and
   * says so. Default false.
   */
  worker?: WorkerKind
  /**
   * Makes the worker, where the bundler does not find it; told whether one for all tabs is wanted:
   * `() => new Worker(new URL('@channelkit/core/worker', import.meta.url), { type: 'module' })`.
   */
  createWorker?: CreateWorker
  /**
   * Asks the server for all that it sends in one turn in one message, which takes less of the page's time where much comes.
   * The embedded server does so; any other sends each alone, as ever. Default false.
   */
  coalesce?: boolean
  /** How channels and users are authorised: options for the HTTP endpoint, or a function. */
  authorize?: AuthorizeOptions | AuthorizeFunction
  /** How long a channel outlives its last user, in ms. Default 1000. */
  grace?: number
  /**
   * How long somebody who left a presence channel is still listed, in ms: who reloads or changes network never goes.
   * Default 3000.
   */
  leaveAfter?: number
  /** Closes the connection after the last channel was left. Default false. */
  closeWhenIdle?: boolean
  /** Client events a second. Default 10, the hosted limit. */
  clientEventRate?: number
  /** How many client events may wait to be sent. Default 100. */
  clientEventQueue?: number
  /** What the channels carry, from `defineChannels`: payloads that have a schema are checked. */
  channels?: Pick<ChannelDefinitions, 'check' | 'checks'>
  /** Told of payloads that do not fit their schema; they reach nobody else. Default: `onError`. */
  onInvalid?: (error: ChannelKitError, payload: InvalidPayload) => void
  /** Told of errors that no call can return: a handler that threw, say. Default: `console.error`. */
  onError?: (error: ChannelKitError) => void
  /**
   * The code that is needed once connected, which is loaded then by itself. Give it where code can't be loaded
   * later: `import * as deferred from '@channelkit/core/deferred'`; with `worker`, together with `openInWorker` of
   * `@channelkit/core/worker-host`.
   */
  deferred?: typeof Deferred & { openInWorker?: OpenInWorker }
  clock?: Clock
  requestFrame?: RequestFrame
}

/**
 * The options of `createChannelKit`. What is not listed goes to pusher-js (`wsHost`, `forceTLS`...). Where a
 * `wsHost` is given, whatever else says where to connect is filled in from it, and no other host is ever asked.
 */
export type ChannelKitOptions = KitOptions & Partial<Omit<PusherOptions, keyof KitOptions>>
