import type { ChannelKit } from '@channelkit/core'
import { ChannelKitProvider } from '@channelkit/react'
import { channelKit } from '@channelkit/vue'
import * as react from '@testing-library/react'
import * as svelte from '@testing-library/svelte'
import * as vue from '@testing-library/vue'
import { type ComponentType, StrictMode } from 'react'
import type { Component } from 'vue'
import Within from './Within.svelte'

/** Puts a sample of the documentation into the page. */
export type MountSample = (kit: ChannelKit, props: object) => void

export const inReact =
  (sample: ComponentType<never>): MountSample =>
  (kit, props) => {
    const Sample = sample as ComponentType<object>
    react.render(
      <StrictMode>
        <ChannelKitProvider kit={kit}>
          <Sample {...props} />
        </ChannelKitProvider>
      </StrictMode>,
    )
  }
export const inVue =
  (sample: Component): MountSample =>
  (kit, props) => {
    vue.render(sample, { props: props as never, global: { plugins: [[channelKit, kit]] as never } })
  }
export const inSvelte =
  (sample: unknown): MountSample =>
  (kit, props) => {
    svelte.render(Within, { props: { kit, of: sample, ...props } })
  }

export function cleanup() {
  for (const one of [react, vue, svelte]) one.cleanup()
}
