'use client'

import type { ClientChannelName } from '@channelkit/core'
import { type ReactionsTypes, reactions } from '@channelkit/ui/reactions'
import type { ReactElement } from 'react'
import { type ComponentProps, createComponent } from '../view/create-component.tsx'

/**
 * Buttons to react with, the counts of all people, and what they press, floating over what it wraps.
 *
 * `renderReaction` shows an emoji in your own way, as a picture, say.
 *
 * @example
 * <Reactions channel="presence-talk"><video src="talk.mp4" /></Reactions>
 */
export const Reactions: <Name extends ClientChannelName>(
  props: ComponentProps<ReactionsTypes<Name>>,
) => ReactElement | null = createComponent(reactions)
