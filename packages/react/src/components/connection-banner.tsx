'use client'

import { type ConnectionBannerTypes, connectionBanner } from '@channelkit/ui/connection-banner'
import type { ReactElement } from 'react'
import { type ComponentProps, createComponent } from '../view/create-component.tsx'

/**
 * Says across the page that the connection is lost, once that lasts, and when it is tried again. Put one
 * near the root of the page.
 *
 * `renderText` says it in your own way.
 *
 * @example
 * <ConnectionBanner delay={5000} />
 */
export const ConnectionBanner: (props: ComponentProps<ConnectionBannerTypes>) => ReactElement | null =
  createComponent(connectionBanner)
