import { type ChannelKit, ChannelKitError } from '@channelkit/core'
import { watchHost } from '@channelkit/ui/host'
import { createContext, type ReactNode, useContext, useEffect } from 'react'

const KitContext = createContext<ChannelKit | null>(null)

export interface ChannelKitProviderProps {
  /** Made once, outside of components, by `createChannelKit`. */
  kit: ChannelKit
  children?: ReactNode
}

/**
 * Gives the components below it their kit. Providers may be nested; the nearest one counts.
 *
 * @example
 * const kit = createChannelKit({ key: 'app-key', cluster: 'eu' })
 * root.render(<ChannelKitProvider kit={kit}><App /></ChannelKitProvider>)
 */
export function ChannelKitProvider({ kit, children }: ChannelKitProviderProps) {
  useEffect(() => watchHost(kit), [kit])
  return <KitContext.Provider value={kit}>{children}</KitContext.Provider>
}

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
