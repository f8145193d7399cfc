import { type Causes, scopeOf } from './causes.ts'
import type { ChannelFacts, ChannelStatus } from './channel-status.ts'
import type { Clock } from './clock.ts'
import type { ChannelKitError } from './errors.ts'
import type { Life } from './life.ts'
import type { Line } from './line.ts'
import { wrongName } from './name-check.ts'
import { kindOf } from './name-rules.ts'
import { createPatience, unanswered } from './patience.ts'

export interface TroubleOptions {
  clock: Clock
  life: Life
  line: Line
  causes: Causes
}

/** Why a channel is not live, and what is wrong with it while it is. */
export interface Trouble {
  /** A name that no channel can have: nobody is asked for it. */
  readonly wrong: ChannelKitError | null
  /** What no attempt can change. */
  readonly final: ChannelKitError | null
  /** Something is wrong though the channel goes on. */
  begins(error: ChannelKitError): void
  /** That is over; says whether there was anything. */
  ends(): boolean
  /** It was refused. */
  refused(error: ChannelKitError): void
  /** All is well. */
  live(): void
  /** For whoever is there now, what was told is news. */
  news(): void
  /** What was in the way is gone: the time for an answer begins anew. */
  askedAnew(): void
  /** The error to show in a state. */
  shown(facts: ChannelFacts, status: ChannelStatus): ChannelKitError | null
}

/** What one thing behind all channels answers is one cause, however many channels it is answered for. */
const AUTHORISER = new Set(['auth-unavailable', 'auth-timeout', 'auth-bad-response'])

/** @param onChange there is something new to show */
export function createTrouble(
  name: string,
  { clock, life, line, causes }: TroubleOptions,
  onChange: () => void,
): Trouble {
  const wrong = wrongName(name)
  const scope = scopeOf(name)
  const inNameOf = ({ code }: ChannelKitError) => (AUTHORISER.has(code) ? 'authorisation' : scope)
  let now: ChannelKitError | null = null
  const patience = createPatience(clock, () => {
    // Where the line is to blame, it says so itself.
    if (!line.why && (line.state === 'connected' || line.state === null)) trouble.begins(unanswered(name))
  })

  const trouble: Trouble = {
    wrong,
    get final() {
      return life.error ?? wrong
    },
    begins(error) {
      now = error
      causes.tell(inNameOf(error), error)
      onChange()
    },
    ends() {
      const was = now !== null
      now = null
      return was
    },
    refused: (error) => causes.tell(inNameOf(error), error),
    live() {
      now = null
      causes.over(scope)
      if (kindOf(name) !== 'public') causes.over('authorisation')
    },
    news: () => causes.over(scope),
    askedAnew: () => patience.wait(false),
    shown({ used, subscribed, error }, status) {
      patience.wait(status === 'subscribing' || status === 'stale')
      return error ?? (used && !subscribed ? line.why : null) ?? now
    },
  }
  return trouble
}
