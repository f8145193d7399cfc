import type { AuthorizeFunction, AuthorizeOptions } from './auth/auth-types.ts'
import type { InvalidPayload } from './check.ts'
import type { Clock } from './clock.ts'
import type * as Deferred from './deferred.ts'
import { ChannelKitError } from './errors.ts'
import type { RequestFrame } from './frames.ts'
import type { ChannelDefinitions } from './schema-types.ts'
import type { PusherOptions } from './source/pusher-types.ts'
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
  channels?: Pick<ChannelDefinitions, 'check'>
  /** Told of payloads that do not fit their schema; they reach nobody else. Default: `onError`. */
  onInvalid?: (error: ChannelKitError, payload: InvalidPayload) => void
  /** Told of errors that no call can return: a handler that threw, say. Default: `console.error`. */
  onError?: (error: ChannelKitError) => void
  /**
   * The code that is needed once connected, which is loaded then by itself. Give it where code can't be loaded
   * later: `import * as deferred from '@channelkit/core/deferred'`.
   */
  deferred?: typeof Deferred
  clock?: Clock
  requestFrame?: RequestFrame
}

/**
 * The options of `createChannelKit`. What is not listed goes to pusher-js (`wsHost`, `forceTLS`...). Where a
 * `wsHost` is given, whatever else says where to connect is filled in from it, and no other host is ever asked.
 */
export type ChannelKitOptions = KitOptions & Partial<Omit<PusherOptions, keyof KitOptions>>

/** Refuses options that are missing, of the wrong kind, or that contradict each other. */
export function checkOptions(options: ChannelKitOptions): void {
  const refuse = (what: string) => {
    throw new ChannelKitError('invalid-options', `createChannelKit: ${what}.`)
  }
  const origins = (['key', 'pusher', 'source'] as const).filter((name) => options[name] !== undefined)
  if (origins.length !== 1) {
    refuse(`give exactly one of key, pusher and source (given: ${origins.join(' and ') || 'none'})`)
  }
  const [origin] = origins
  if (origin === 'key' && (typeof options.key !== 'string' || !options.key))
    refuse('key must be a non-empty string')
  if (origin === 'key' && options.cluster === undefined && options.wsHost === undefined) {
    refuse('give a cluster, or the wsHost of a server of your own')
  }
  for (const name of ['wsHost', 'httpHost', 'cluster'] as const) {
    const value: unknown = options[name]
    // Empty, it would be the hosted service after all.
    if (
      value !== undefined &&
      !(typeof value === 'string' && /^(\w[\w.-]*|\[?[\da-f]*:[\da-f:.]+\]?)$/i.test(value))
    )
      refuse(`${name} must be a name alone, without scheme, port or path, not ${JSON.stringify(value)}`)
  }
  for (const name of ['wsPort', 'wssPort', 'httpPort', 'httpsPort'] as const) {
    const value: unknown = options[name]
    if (value !== undefined && !(Number(value) > 0 && Number(value) < 65_536))
      refuse(`${name} must be a port, not ${JSON.stringify(value)}`)
  }
  if (origin !== 'key' && (options.authorize || options.load)) {
    refuse(`authorize and load go with key; with ${origin} they would have no effect`)
  }
  if (options.authorize && options.channelAuthorization)
    refuse('give authorize or channelAuthorization, not both')
  for (const name of ['grace', 'leaveAfter', 'clientEventRate', 'clientEventQueue'] as const) {
    const value = options[name]
    if (value !== undefined && !(typeof value === 'number' && value >= 0))
      refuse(`${name} must be a number >= 0`)
  }
}
