import { mountDevtools } from '@channelkit/ui/devtools/production'
import { type ChannelKitDevtoolsProps, useDevtools } from './use-devtools.ts'

/**
 * The same in every build, for production too: whoever can open the page can open it. Its code is loaded when it is opened.
 *
 * @example
 * import { ChannelKitDevtools } from '@channelkit/react/devtools/production'
 */
export function ChannelKitDevtools(props: ChannelKitDevtoolsProps): null {
  useDevtools(mountDevtools, props)
  return null
}
