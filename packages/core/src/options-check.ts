import { ChannelKitError } from './errors.ts'
import type { ChannelKitOptions } from './kit-options.ts'

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
  if (origin !== 'key' && (options.authorize || options.load || options.worker || options.coalesce)) {
    refuse(`authorize, load, worker and coalesce go with key; with ${origin} they would have no effect`)
  }
  if (options.authorize && options.channelAuthorization)
    refuse('give authorize or channelAuthorization, not both')
  for (const name of ['grace', 'leaveAfter', 'clientEventRate', 'clientEventQueue'] as const) {
    const value = options[name]
    if (value !== undefined && !(typeof value === 'number' && value >= 0))
      refuse(`${name} must be a number >= 0`)
  }
}
