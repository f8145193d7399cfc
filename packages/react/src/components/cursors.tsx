'use client'

import type { ClientChannelName } from '@channelkit/core'
import { type CursorsTypes, cursors } from '@channelkit/ui/cursors'
import type { ReactElement } from 'react'
import { type ComponentProps, createComponent } from '../view/create-component.tsx'

/**
 * Shows over what it wraps where the others point, and tells them where one points oneself.
 *
 * `renderCursor` draws somebody's pointer in your own way.
 *
 * @example
 * <Cursors channel="presence-board"><Plan /></Cursors>
 */
export const Cursors: <Name extends ClientChannelName>(
  props: ComponentProps<CursorsTypes<Name>>,
) => ReactElement | null = createComponent(cursors)
