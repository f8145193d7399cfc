import type { ClientChannelName } from '@channelkit/core'
import { type ReactionsTypes, reactions } from '@channelkit/ui/reactions'
import { type ComponentInstance, type ComponentProps, createComponent } from '../view/create-component.ts'

/**
 * Buttons to react with, the counts of all people, and what they press, floating over what it wraps.
 *
 * The slot `#reaction` shows an emoji in your own way, as a picture, say.
 *
 * @example
 * <Reactions channel="presence-talk"><video src="talk.mp4" /></Reactions>
 */
export const Reactions: new <Name extends ClientChannelName>(
  props: ComponentProps<ReactionsTypes<Name>>,
) => ComponentInstance<ReactionsTypes<Name>> = createComponent(reactions)
