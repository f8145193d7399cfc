import {
  type ChannelName,
  type EventOf,
  type StalenessOptions,
  type StalenessSnapshot,
} from '@channelkit/core'
import { type Live, type MaybeGetter } from './from-store.ts'
/**
 * Whether what a channel brings is fresh; the channel `null` is off.
 *
 * @example
 * const age = useStaleness('ticker', 'price', { maxAge: 5000 })
 * {#if age.current.stale}…{/if}
 */
export declare function useStaleness<Name extends ChannelName, Event extends EventOf<Name>>(
  name: MaybeGetter<Name | null>,
  events: MaybeGetter<Event | readonly Event[]>,
  options: MaybeGetter<StalenessOptions>,
): Live<StalenessSnapshot>
