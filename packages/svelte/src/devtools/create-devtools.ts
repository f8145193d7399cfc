import type { ChannelKit } from '@channelkit/core'
import type { DevtoolsOptions, MountDevtools } from '@channelkit/ui/devtools'
import type { Component } from 'svelte'
import { effect } from '../effect.svelte.ts'
import { findChannelKit } from '../kit.ts'
import Devtools from './devtools.svelte'

/** What is read when it appears. */
export interface ChannelKitDevtoolsProps extends DevtoolsOptions {
  /** Another kit than that of the nearest `setChannelKit`. */
  kit?: ChannelKit
}

/** Devtools as a component that shows nothing in its own place. */
export function createDevtools(mount: MountDevtools): Component<ChannelKitDevtoolsProps> {
  function begin({ kit, ...options }: ChannelKitDevtoolsProps) {
    const shown = kit ?? findChannelKit()
    effect(() => mount(shown, options))
  }
  return (internals, given) => Devtools(internals, { begin, given }) as never
}
