import type { Component } from 'svelte'
import Provider from './provider.svelte'
import type { ChannelKitProviderProps } from './provider-props.ts'

/**
 * Gives the components below it their kit: one of its own that it makes of `options` and ends, or the `kit` that it is given.
 * The nearest one counts. Put it into `{#key user?.id}` for another user: then nothing of the one before is left.
 *
 * @example
 * {#key user?.id}
 *   <ChannelKitProvider options={{ key: 'app-key', cluster: 'eu' }}><Room /></ChannelKitProvider>
 * {/key}
 */
export const ChannelKitProvider: Component<ChannelKitProviderProps> = Provider
