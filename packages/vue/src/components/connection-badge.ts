import { type ConnectionBadgeTypes, connectionBadge } from '@channelkit/ui/connection-badge'
import { type ComponentInstance, type ComponentProps, createComponent } from '../view/create-component.ts'

/**
 * A dot and a word about the connection: live, reconnecting, offline.
 *
 * The slot `#text` says it in your own way.
 *
 * @example
 * <ConnectionBadge />
 */
export const ConnectionBadge: new (
  props: ComponentProps<ConnectionBadgeTypes>,
) => ComponentInstance<ConnectionBadgeTypes> = createComponent(connectionBadge)
