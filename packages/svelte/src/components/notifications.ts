import { type NotificationsTypes, notifications } from '@channelkit/ui/notifications'
import type { ComponentConstructorOptions, ComponentInternals, SvelteComponent } from 'svelte'
import { type ComponentProps, createComponent } from '../view/create-component.ts'

/**
 * What the server tells the signed-in user: each as it comes, one at a time, and all of them in an inbox.
 *
 * The snippets `item` and `toast` show one in your own way.
 *
 * @example
 * <Notifications signIn />
 */
export const Notifications: {
  new (
    options: ComponentConstructorOptions<ComponentProps<NotificationsTypes>>,
  ): SvelteComponent<ComponentProps<NotificationsTypes>>
  (internals: ComponentInternals, props: ComponentProps<NotificationsTypes>): object
} = createComponent(notifications)
