'use client'

import type { PresenceChannelName } from '@channelkit/core'
import { type AvatarStackTypes, avatarStack } from '@channelkit/ui/avatar-stack'
import type { ReactElement } from 'react'
import { type ComponentProps, createComponent } from '../view/create-component.tsx'

/**
 * The pictures of who is on a presence channel, the first few of them; the others open on request.
 *
 * `renderAvatar` draws somebody in your own way.
 *
 * @example
 * <AvatarStack channel="presence-room" max={4} />
 */
export const AvatarStack: <Name extends PresenceChannelName>(
  props: ComponentProps<AvatarStackTypes<Name>>,
) => ReactElement | null = createComponent(avatarStack)
