import { type ChannelKit, ChannelKitError, type ChannelKitOptions } from '@channelkit/core'
import type { ReactNode } from 'react'
import { useOwnedKit } from './use-owned-kit.ts'

export interface KitProps {
  /** Made by `createChannelKit` outside of components, and ended by whoever made it. */
  kit: ChannelKit
  options?: undefined
}

export interface OptionsProps {
  /**
   * What `createChannelKit` takes: the provider makes the kit, and ends it with itself. An inline object will do: another
   * kit is made when what it says changes, and its functions are always those of the last render.
   */
  options: ChannelKitOptions
  kit?: undefined
}

/** The kit that a provider was given, or one of its own. */
export function WithKit(props: (KitProps | OptionsProps) & { children(kit: ChannelKit): ReactNode }) {
  if (props.kit) return props.children(props.kit)
  if (!props.options) {
    throw new ChannelKitError('invalid-options', 'ChannelKitProvider: give it a kit, or options to make one.')
  }
  return <Owning options={props.options}>{props.children}</Owning>
}

function Owning({ options, children }: OptionsProps & { children(kit: ChannelKit): ReactNode }) {
  return children(useOwnedKit(options))
}
