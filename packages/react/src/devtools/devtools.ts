import { mountDevtools } from '@channelkit/ui/devtools'
import { type ChannelKitDevtoolsProps, useDevtools } from './use-devtools.ts'

/**
 * Puts devtools into the page, closed at first: connection, channels with who holds them, stores, all events, recordings. One
 * panel serves all kits of a page. In a build for production it is nothing, and so is what it would load.
 *
 * @example
 * <ChannelKitProvider kit={kit}>
 *   <App />
 *   <ChannelKitDevtools />
 * </ChannelKitProvider>
 */
export function ChannelKitDevtools(props: ChannelKitDevtoolsProps): null {
  useDevtools(mountDevtools, props)
  return null
}
