import { type Trouble, UNREACHED } from './trouble.ts'

/**
 * Whether this process is one of the cluster, and how it got there. From `lost` it joins: `joining` while it tells all that
 * it holds and asks for all that it needs, then `joined`, until something goes wrong. `closed` is the end.
 */
export interface Membership {
  readonly at: 'lost' | 'joining' | 'joined' | 'closed'
  /** Counts turns of fate: what began in an earlier one has nothing to say any more. */
  readonly turn: number
  /** Which data of Redis's this process last joined; another one means that Redis lost its data. */
  readonly generation: string | undefined
  /** Attempts in a row that came to nothing, or did not last. */
  readonly failures: number
  /** Whether the next attempt has to wait for its time. */
  readonly waits: boolean
  /** What went wrong last. */
  readonly trouble: Trouble
  /** Kinds of trouble that were told since it last went well. */
  readonly told: readonly string[]
  /** Whether trouble is told: one that starts has some time first. */
  readonly speaks: boolean
}

export type MembershipEvent =
  /** Both connections are there. */
  | { readonly type: 'ready' }
  /** It is time for the next attempt. */
  | { readonly type: 'due'; readonly ready: boolean }
  /** Redis took us in. */
  | { readonly type: 'admitted'; readonly generation: string }
  /** All is told and asked. */
  | { readonly type: 'settled' }
  /** It has gone well for as long as a lease. */
  | { readonly type: 'lasted' }
  | { readonly type: 'failed'; readonly trouble: Trouble }
  /** Redis no longer knows us: it has these data now. */
  | { readonly type: 'ended'; readonly generation: unknown }
  /** Whoever starts the server has waited long enough. */
  | { readonly type: 'impatient' }
  | { readonly type: 'stop'; readonly left: boolean }

/** What is to be done, in this order. */
export type MembershipEffect =
  | { readonly do: 'join' | 'rename' | 'close' }
  /** Go on alone; `keep`: over connections that are as good as before. */
  | { readonly do: 'part'; readonly keep: boolean }
  | { readonly do: 'tell'; readonly state: 'joined' | 'degraded' | 'left'; readonly reason?: string }
  /** Say `due` after this many failures' time. */
  | { readonly do: 'wait'; readonly failures: number }

export const OUTSIDE: Membership = {
  at: 'lost',
  turn: 0,
  generation: undefined,
  failures: 0,
  waits: false,
  trouble: UNREACHED,
  told: [],
  speaks: false,
}

const LEASE_ENDED: Trouble = { kind: 'lease', reason: 'the lease of this process ended' }
const DATA_LOST: Trouble = { kind: 'data', reason: 'Redis lost its data' }
/** Kinds that are remembered as told. */
const MOST_TOLD = 20

type Step = readonly [Membership, readonly MembershipEffect[]]

/** What an event makes of a membership, and what is to be done then. */
export function step(now: Membership, event: MembershipEvent): Step {
  if (now.at === 'closed') return [now, []]
  switch (event.type) {
    case 'ready':
      return now.at === 'lost' && !now.waits ? join(now) : [now, []]
    case 'due':
      if (now.at !== 'lost') return [now, []]
      return event.ready ? join(now) : [{ ...now, waits: false }, []]
    case 'admitted':
      return now.at === 'joining' ? [{ ...now, generation: event.generation }, []] : [now, []]
    case 'settled':
      if (now.at !== 'joining') return [now, []]
      return [{ ...now, at: 'joined', speaks: true }, [{ do: 'tell', state: 'joined' }]]
    case 'lasted':
      return now.at === 'joined' ? [{ ...now, failures: 0, told: [] }, []] : [now, []]
    case 'failed':
      return now.at === 'lost' ? more(now, event.trouble) : lose(now, event.trouble)
    case 'ended': {
      if (now.at === 'lost') return [now, []]
      if (event.generation !== now.generation) return lose(now, DATA_LOST)
      // The others see us off under the old name, unless nobody there knows it any more.
      const [next, effects] = lose(now, LEASE_ENDED)
      return [next, [{ do: 'rename' }, ...effects]]
    }
    case 'impatient':
      if (now.speaks) return [now, []]
      return tell({ ...now, speaks: true }, now.trouble)
    case 'stop':
      return [
        { ...now, at: 'closed', turn: now.turn + 1 },
        [...(event.left ? [{ do: 'tell', state: 'left' } as const] : []), { do: 'close' }],
      ]
  }
}

const join = (now: Membership): Step => [
  { ...now, at: 'joining', turn: now.turn + 1, waits: false },
  [{ do: 'join' }],
]

/** The place is lost: on alone, and the longer until the next attempt, the more have failed. */
function lose(now: Membership, trouble: Trouble): Step {
  const failures = now.failures + 1
  const lost: Membership = { ...now, at: 'lost', turn: now.turn + 1, failures, waits: true, trouble }
  const part = { do: 'part', keep: trouble.refused === true } as const
  const wait = { do: 'wait', failures } as const
  // That it was joined and is no more is news, whatever was told before.
  if (now.at === 'joined') {
    const [next, effects] = tell({ ...lost, told: [] }, trouble)
    return [next, [...effects, part, wait]]
  }
  const [next, effects] = more(lost, trouble)
  return [next, [...effects, part, wait]]
}

/** More trouble while it is lost already: told if it is of another kind. */
function more(now: Membership, trouble: Trouble): Step {
  const next = { ...now, trouble }
  return now.speaks && !now.told.includes(trouble.kind) ? tell(next, trouble) : [next, []]
}

const tell = (now: Membership, { kind, reason }: Trouble): Step => [
  { ...now, told: [...now.told, kind].slice(-MOST_TOLD) },
  [{ do: 'tell', state: 'degraded', reason }],
]
