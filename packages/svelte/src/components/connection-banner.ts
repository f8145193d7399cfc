import { type ConnectionBannerTypes, connectionBanner } from '@channelkit/ui/connection-banner'
import type { ComponentConstructorOptions, ComponentInternals, SvelteComponent } from 'svelte'
import { type ComponentProps, createComponent } from '../view/create-component.ts'

/**
 * Says across the page that the connection is lost, once that lasts, and when it is tried again. Put one
 * near the root of the page.
 *
 * The snippet `text` says it in your own way.
 *
 * @example
 * <ConnectionBanner delay={5000} />
 */
export const ConnectionBanner: {
  new (
    options: ComponentConstructorOptions<ComponentProps<ConnectionBannerTypes>>,
  ): SvelteComponent<ComponentProps<ConnectionBannerTypes>>
  (internals: ComponentInternals, props: ComponentProps<ConnectionBannerTypes>): object
} = createComponent(connectionBanner)
