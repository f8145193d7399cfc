'use client'

import { type NotificationsTypes, notifications } from '@channelkit/ui/notifications'
import type { ReactElement } from 'react'
import { type ComponentProps, createComponent } from '../view/create-component.tsx'

/**
 * What the server tells the signed-in user: each as it comes, one at a time, and all of them in an inbox.
 *
 * `renderItem` and `renderToast` show one in your own way.
 *
 * @example
 * <Notifications signIn />
 */
export const Notifications: (props: ComponentProps<NotificationsTypes>) => ReactElement | null =
  createComponent(notifications)
