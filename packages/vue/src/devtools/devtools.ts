import { mountDevtools } from '@channelkit/ui/devtools'
import { createDevtools } from './create-devtools.ts'

/**
 * Puts devtools into the page, closed at first: connection, channels with who holds them, stores, all events, recordings. One
 * panel serves all kits of a page. In a build for production it is nothing, and so is what it would load.
 *
 * @example
 * <App />
 * <ChannelKitDevtools />
 */
export const ChannelKitDevtools = createDevtools(mountDevtools)
