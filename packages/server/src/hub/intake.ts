import { createAddresses } from './addresses.ts'
import type { Connection } from './connection.ts'
import type { NewHappening } from './happening.ts'
import type { Limits } from './options.ts'
import { Rate } from './rate.ts'

/** A frame that is longer counts once for each begun piece of this many bytes. */
const PIECE = 4096
/** What taking a client in counts: more than reading one of its frames. */
const HANDSHAKE = 10
/** What an address may send at once, in seconds of its rate: after a restart, many come back together. */
const SECONDS_AT_ONCE = 10

const weightOf = (bytes: number) => Math.floor(bytes / PIECE) + 1

/** Counts what an app's clients send, so that none of them takes the others' time. */
export interface Intake {
  /** What the clients of an address may send; undefined where no address is known, or none is limited. */
  rateOf(address: string | undefined, now: number): Rate | undefined
  /** Whether one more client of an address may come. */
  admits(address: string | undefined, now: number): boolean
  /** Whether a frame may be read: whoever sends too many is told and closed. */
  takes(from: Connection, bytes: number, now: number): boolean
}

export function createIntake(limits: Limits, tell: (happening: NewHappening) => void): Intake {
  const { framesPerSecond, framesPerSecondPerAddress, clientEventsPerSecond, channelsPerConnection } = limits
  // What the other limits allow must not be too much by this one. In a frame's quotes, a payload may take twice its size.
  const perSecond = framesPerSecond + clientEventsPerSecond * weightOf(2 * limits.payload)
  const atOnce = perSecond + 2 * channelsPerConnection
  const addresses = createAddresses(framesPerSecondPerAddress, SECONDS_AT_ONCE * framesPerSecondPerAddress)

  function refuse(from: Connection, what: 'frames' | 'frames-of-address', most: number) {
    tell({ type: 'rate-limited', what, socketId: from.socketId })
    const who = what === 'frames' ? 'A connection' : 'An address'
    from.end(4100, `Too many frames. ${who} may send ${most} a second`)
    return false
  }

  return {
    rateOf: addresses.of,
    admits: (address, now) => addresses.of(address, now)?.take(now, HANDSHAKE) ?? true,
    takes(from, bytes, now) {
      from.rate ??= new Rate(perSecond, atOnce)
      const weight = weightOf(bytes)
      if (!from.rate.take(now, weight)) return refuse(from, 'frames', framesPerSecond)
      if (from.addressRate && !from.addressRate.take(now, weight))
        return refuse(from, 'frames-of-address', framesPerSecondPerAddress)
      return true
    },
  }
}
