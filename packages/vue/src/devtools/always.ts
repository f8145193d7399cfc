import { mountDevtools } from '@channelkit/ui/devtools/production'
import { createDevtools } from './create-devtools.ts'

/**
 * The same in every build, for production too: whoever can open the page can open it. Its code is loaded when it is opened.
 *
 * @example
 * import { ChannelKitDevtools } from '@channelkit/vue/devtools/production'
 */
export const ChannelKitDevtools = createDevtools(mountDevtools)
