import { ChannelKitError } from '@channelkit/core'
import { watchHost } from '@channelkit/ui/host'
import { getContext, setContext } from 'svelte'
import { effect } from './effect.svelte.js'

// Registered, so that two copies of this package in a page still find each other's kit.
const KIT = Symbol.for('channelkit')
/**
 * Gives this component and those below it their kit; call it in a component's script, of the root layout say. The
 * nearest one counts.
 *
 * @example
 * setChannelKit(createChannelKit({ key: 'app-key', cluster: 'eu' }))
 */
export function setChannelKit(kit) {
  effect(() => watchHost(kit))
  return setContext(KIT, kit)
}
/**
 * The kit of the nearest `setChannelKit`.
 *
 * @throws ChannelKitError `missing-provider`
 */
export function useChannelKit() {
  const kit = getContext(KIT)
  if (!kit)
    throw new ChannelKitError(
      'missing-provider',
      'There is no setChannelKit(kit) in a component above this one.',
    )
  return kit
}
