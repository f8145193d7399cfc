import { type ConnectionBannerTypes, connectionBanner } from '@channelkit/ui/connection-banner'
import { type ComponentInstance, type ComponentProps, createComponent } from '../view/create-component.ts'

/**
 * Says across the page that the connection is lost, once that lasts, and when it is tried again. Put one
 * near the root of the page.
 *
 * The slot `#text` says it in your own way.
 *
 * @example
 * <ConnectionBanner :delay="5000" />
 */
export const ConnectionBanner: new (
  props: ComponentProps<ConnectionBannerTypes>,
) => ComponentInstance<ConnectionBannerTypes> = createComponent(connectionBanner)
