import { staleness } from '@channelkit/core'
import { fromStore, get } from './from-store.js'
import { useChannelKit } from './kit.js'
/**
 * Whether what a channel brings is fresh; the channel `null` is off.
 *
 * @example
 * const age = useStaleness('ticker', 'price', { maxAge: 5000 })
 * {#if age.current.stale}…{/if}
 */
export function useStaleness(name, events, options) {
  const kit = useChannelKit()
  return fromStore(() => staleness(kit, get(name), get(events), get(options)))
}
