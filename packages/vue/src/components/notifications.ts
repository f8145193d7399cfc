import { type NotificationsTypes, notifications } from '@channelkit/ui/notifications'
import { type ComponentInstance, type ComponentProps, createComponent } from '../view/create-component.ts'

/**
 * What the server tells the signed-in user: each as it comes, one at a time, and all of them in an inbox.
 *
 * The slots `#item` and `#toast` show one in your own way.
 *
 * @example
 * <Notifications signIn />
 */
export const Notifications: new (
  props: ComponentProps<NotificationsTypes>,
) => ComponentInstance<NotificationsTypes> = createComponent(notifications)
