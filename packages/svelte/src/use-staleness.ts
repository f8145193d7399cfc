import {
  type ChannelName,
  type EventOf,
  type Off,
  type StalenessOptions,
  type StalenessSnapshot,
  staleness,
} from '@channelkit/core'
import { fromStore, get, type Live, type MaybeGetter } from './from-store.ts'
import { useChannelKit } from './kit.ts'

/**
 * Whether what a channel brings is fresh; the channel `null` is off.
 *
 * @example
 * const age = useStaleness('ticker', 'price', { maxAge: 5000 })
 * {#if age.current.stale}…{/if}
 */
export function useStaleness<Name extends ChannelName, Event extends EventOf<Name>>(
  name: MaybeGetter<Name | Off>,
  events: MaybeGetter<Event | readonly Event[]>,
  options: MaybeGetter<StalenessOptions>,
): Live<StalenessSnapshot> {
  const kit = useChannelKit()
  return fromStore(() => staleness(kit, get(name), get(events), get(options)))
}
