import type { ChannelKit } from '@channelkit/core'
import type { DevtoolsOptions, MountDevtools } from '@channelkit/ui/devtools'
import { type AllowedComponentProps, defineComponent, onMounted, onScopeDispose, type VNodeProps } from 'vue'
import { findChannelKit } from '../kit.ts'

/** What is read when it appears. */
export interface ChannelKitDevtoolsProps extends DevtoolsOptions {
  /** Another kit than that of the app or the nearest provider. */
  kit?: ChannelKit
}

export interface DevtoolsComponent {
  new (): { $props: ChannelKitDevtoolsProps & VNodeProps & AllowedComponentProps }
}

/** Devtools as a component that shows nothing in its own place. */
export const createDevtools = (mount: MountDevtools) =>
  defineComponent({
    name: 'ChannelKitDevtools',
    props: {
      ...{ kit: null, corner: null, side: null, name: null, asUser: null, theme: null },
      open: { type: Boolean, default: undefined },
    },
    setup({ kit, ...options }: { [Name in keyof ChannelKitDevtoolsProps]?: unknown }) {
      const shown = (kit as ChannelKit | undefined) ?? findChannelKit() ?? undefined
      onMounted(() => {
        stop = mount(shown, options as DevtoolsOptions)
      })
      let stop = () => {}
      onScopeDispose(() => stop())
      return () => null
    },
  }) as unknown as DevtoolsComponent
