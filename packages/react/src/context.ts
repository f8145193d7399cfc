import { type ChannelKit, ChannelKitError } from '@channelkit/core'
import { createContext, useContext } from 'react'

export const KitContext = createContext<ChannelKit | null>(null)

/**
 * The kit of the nearest provider.
 *
 * @throws ChannelKitError `missing-provider`
 */
export function useChannelKit(): ChannelKit {
  const kit = useContext(KitContext)
  if (!kit)
    throw new ChannelKitError('missing-provider', 'There is no ChannelKitProvider above this component.')
  return kit
}
