import { type ConnectionBadgeTypes, connectionBadge } from '@channelkit/ui/connection-badge'
import type { ComponentConstructorOptions, ComponentInternals, SvelteComponent } from 'svelte'
import { type ComponentProps, createComponent } from '../view/create-component.ts'

/**
 * A dot and a word about the connection: live, reconnecting, offline.
 *
 * The snippet `text` says it in your own way.
 *
 * @example
 * <ConnectionBadge />
 */
export const ConnectionBadge: {
  new (
    options: ComponentConstructorOptions<ComponentProps<ConnectionBadgeTypes>>,
  ): SvelteComponent<ComponentProps<ConnectionBadgeTypes>>
  (internals: ComponentInternals, props: ComponentProps<ConnectionBadgeTypes>): object
} = createComponent(connectionBadge)
