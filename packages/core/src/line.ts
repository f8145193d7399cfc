import type { Bus } from './bus.ts'
import type { Causes } from './causes.ts'
import type { Clock } from './clock.ts'
import { dataOf, errorOf } from './error-data.ts'
import { ChannelKitError } from './errors.ts'
import { createPatience } from './patience.ts'
import type { SourceState } from './source/source.ts'

/** Why the connection is not up, for all that waits for it. */
export interface Line {
  /** What is wrong, until it is connected. */
  readonly error: ChannelKitError | null
  /** The same, or that it was closed on request, or that there is no network. */
  readonly why: ChannelKitError | null
  /** It was refused, or can't be: nobody tries again until asked to. */
  readonly ended: boolean
  /** Null until anything was told of it. */
  readonly state: SourceState | null
}

/** After these the server wants no other attempt (Channels protocol, 4000 to 4099). */
const FINAL = new Set(['connection-refused', 'terminated'])

/** Follows what happens to the connection; the first of all receivers, so that the others find it up to date. */
export function createLine(bus: Bus, causes: Causes, clock: Clock): Line {
  let state: SourceState | null = null
  let error: ChannelKitError | null = null
  let ended = false
  let closed: ChannelKitError | null = null
  let offline: ChannelKitError | null = null

  const patience = createPatience(clock, () => {
    if (error) return causes.tell('line', error)
    bus.dispatch({ type: 'connection-error', at: clock.now(), error: dataOf(unavailable()) })
    causes.tell('line', error!)
  })
  function settle(fallback: () => ChannelKitError) {
    error ??= fallback()
    causes.tell('line', error)
  }

  bus.tap((happening) => {
    switch (happening.type) {
      case 'connection-error': {
        const next = errorOf(happening.error)
        // That nothing is heard says less than what was heard before.
        if (!(error && next.code === 'connection-unavailable')) error = next
        return
      }
      case 'network':
        offline = happening.online ? null : new ChannelKitError('offline', 'This host has no network.')
        return
      case 'connection':
        state = happening.state
        patience.wait(state === 'connecting' || state === 'lost')
        ended = false
        closed = null
        switch (happening.state) {
          case 'connected':
            error = null
            return causes.over('line')
          case 'unavailable':
            return settle(unavailable)
          case 'failed':
            ended = true
            return settle(unsupported)
          case 'disconnected':
            ended = error !== null && FINAL.has(error.code)
            if (ended) return settle(unsupported)
            error = null
            closed = new ChannelKitError('connection-closed', 'The connection was closed on request.')
        }
    }
  })

  return {
    get state() {
      return state
    },
    get error() {
      return error
    },
    get why() {
      return error ?? closed ?? offline
    },
    get ended() {
      return ended
    },
  }
}

const unavailable = () => new ChannelKitError('connection-unavailable', 'Nothing has connected for a while.')
const unsupported = () => new ChannelKitError('connection-unsupported', 'There is no way to connect.')
