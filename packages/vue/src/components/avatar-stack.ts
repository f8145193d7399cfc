import type { PresenceChannelName } from '@channelkit/core'
import { type AvatarStackTypes, avatarStack } from '@channelkit/ui/avatar-stack'
import { type ComponentInstance, type ComponentProps, createComponent } from '../view/create-component.ts'

/**
 * The pictures of who is on a presence channel, the first few of them; the others open on request.
 *
 * The slot `#avatar` draws somebody in your own way.
 *
 * @example
 * <AvatarStack channel="presence-room" :max="4" />
 */
export const AvatarStack: new <Name extends PresenceChannelName>(
  props: ComponentProps<AvatarStackTypes<Name>>,
) => ComponentInstance<AvatarStackTypes<Name>> = createComponent(avatarStack)
