import { ChannelKitError } from '@channelkit/core'
import type { BroadcastDriver, EchoOptions } from './drivers.ts'
import { createEcho, type Echo, type EchoParts } from './echo.ts'

let options: EchoOptions | undefined
let made: EchoParts | undefined

/**
 * Says once, where the application starts, how to connect. What is left out comes from `import.meta.env`, where Vite built the
 * page: `VITE_REVERB_APP_KEY` and so on. Nothing connects before the first hook is mounted, or `echo()` is called in a page.
 *
 * @throws ChannelKitError `invalid-options`, at the first use, for a broadcaster of another protocol
 *
 * @example
 * configureEcho({ broadcaster: 'reverb' })
 */
export function configureEcho<Name extends BroadcastDriver>(config: EchoOptions<Name>): void {
  const next = config as EchoOptions
  // Code that is replaced while the page runs configures anew what is as it was.
  if (options && made && same(options, next)) return
  options = next
  made?.retire()
  made = undefined
}

const same = (a: EchoOptions, b: EchoOptions) =>
  Object.keys({ ...a, ...b }).every((name) =>
    typeof a[name] === 'object' ? JSON.stringify(a[name]) === JSON.stringify(b[name]) : a[name] === b[name],
  )

/** What hooks need of the one Echo. */
export function echoParts(): EchoParts {
  if (!options) {
    const remedy = 'Call configureEcho(…) where the application starts.'
    throw new ChannelKitError('missing-provider', 'Echo has not been configured.', { remedy })
  }
  made ??= createEcho(options)
  return made
}

/**
 * The one Echo of the page.
 *
 * @throws ChannelKitError `missing-provider` before `configureEcho`
 *
 * @example
 * fetch('/orders', { method: 'POST', headers: { 'X-Socket-ID': echo().socketId() ?? '' } })
 */
export const echo = <Name extends BroadcastDriver>(): Echo<Name> => echoParts().echo as unknown as Echo<Name>

/** Whether `configureEcho` was called. */
export const echoIsConfigured = (): boolean => options !== undefined
