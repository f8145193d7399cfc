'use client'

import { type ConnectionBadgeTypes, connectionBadge } from '@channelkit/ui/connection-badge'
import type { ReactElement } from 'react'
import { type ComponentProps, createComponent } from '../view/create-component.tsx'

/**
 * A dot and a word about the connection: live, reconnecting, offline.
 *
 * `renderText` says it in your own way.
 *
 * @example
 * <ConnectionBadge />
 */
export const ConnectionBadge: (props: ComponentProps<ConnectionBadgeTypes>) => ReactElement | null =
  createComponent(connectionBadge)
