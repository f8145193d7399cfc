import type { ChannelKit } from '@channelkit/core'
import type { DevtoolsOptions, MountDevtools } from '@channelkit/ui/devtools'
import { useContext, useEffect } from 'react'
import { KitContext } from '../context.ts'

/** What is read when it appears. */
export interface ChannelKitDevtoolsProps extends DevtoolsOptions {
  /** Another kit than that of the nearest provider. */
  kit?: ChannelKit
}

/** Puts devtools into the page for as long as a component is in it. */
export function useDevtools(mount: MountDevtools, { kit, ...options }: ChannelKitDevtoolsProps): void {
  const around = useContext(KitContext)
  const shown = kit ?? around ?? undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: options are an object that is new each time
  useEffect(() => mount(shown, options), [shown])
}
