import type { ChannelKit } from '@channelkit/core'
import { watchHost } from '@channelkit/ui/host'
import { type ReactNode, useEffect } from 'react'
import { KitContext } from './context.ts'

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
