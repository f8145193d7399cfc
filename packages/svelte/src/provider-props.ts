import type { ChannelKit, ChannelKitOptions } from '@channelkit/core'
import type { ComponentLanguage } from '@channelkit/ui/words'
import type { Snippet } from 'svelte'

/** A kit or what to make one of, and in which words the components below speak. */
export interface ChannelKitProviderProps extends ComponentLanguage {
  /**
   * What `createChannelKit` takes: the provider makes the kit, and ends it with itself. An inline object will do: another
   * kit is made, and all below made anew, when what it says changes; its functions are always the newest.
   */
  options?: ChannelKitOptions
  /** Made by `createChannelKit`, and ended by whoever made it; instead of `options`. */
  kit?: ChannelKit
  children?: Snippet
}
