'use client'

import type { PresenceChannelName } from '@channelkit/core'
import { type PresenceListTypes, presenceList } from '@channelkit/ui/presence-list'
import type { ReactElement } from 'react'
import { type ComponentProps, createComponent } from '../view/create-component.tsx'

/**
 * Who is on a presence channel, oneself first; with `roster` also who is not. Only the rows in sight are in
 * the page.
 *
 * `renderMember` draws a person in your own way.
 *
 * @example
 * <PresenceList channel="presence-room" />
 */
export const PresenceList: <Name extends PresenceChannelName>(
  props: ComponentProps<PresenceListTypes<Name>>,
) => ReactElement | null = createComponent(presenceList)
