import { type ChannelKit, type ChannelKitOptions, neededOptions } from '@channelkit/core'
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
  return <Owning options={neededOptions(props.options)}>{props.children}</Owning>
}

function Owning({ options, children }: OptionsProps & { children(kit: ChannelKit): ReactNode }) {
  return children(useOwnedKit(options))
}
