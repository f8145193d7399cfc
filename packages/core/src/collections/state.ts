import type { Gate } from '../backfill.ts'
import type { ChannelStatus, Gap } from '../channel-status.ts'
import type { ChannelKitError } from '../errors.ts'
import type { Write } from '../write-book.ts'

/** How far what is shown can be relied on. */
export interface CollectionState {
  /** Of the channel; of several, the worst. */
  readonly status: ChannelStatus
  /** What was missed and could not be fetched. */
  readonly gap: Gap | null
  /** Why the channel failed, or what was missed could not be fetched. */
  readonly error: ChannelKitError | null
  /** What was written here and is on its way, or failed. */
  readonly writes: readonly Write[]
}

/** The worst first: what follows several channels is no better than the worst of them. */
const ORDER: readonly ChannelStatus[] = ['failed', 'stale', 'subscribing', 'idle', 'live']

/** What is true of all channels together. */
export function stateOf(
  channels: readonly { readonly status: ChannelStatus; readonly error: ChannelKitError | null }[],
  gates: readonly Pick<Gate, 'open' | 'error'>[],
): Omit<CollectionState, 'writes'> {
  const status = ORDER.find((one) => channels.some((channel) => channel.status === one)) ?? 'idle'
  const open = gates.map((gate) => gate.open).filter((gap) => gap !== null)
  const error = channels.find((channel) => channel.error)?.error ?? gates.find((gate) => gate.error)?.error
  return { status, gap: spanning(open), error: error ?? null }
}

/** One time that holds all of them; the very same where there is only one. */
function spanning(gaps: readonly NonNullable<CollectionState['gap']>[]): CollectionState['gap'] {
  if (gaps.length < 2) return gaps[0] ?? null
  return { from: Math.min(...gaps.map(({ from }) => from)), to: Math.max(...gaps.map(({ to }) => to)) }
}
