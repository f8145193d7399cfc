import type { PresenceChannelName } from '@channelkit/core'
import { type PresenceListTypes, presenceList } from '@channelkit/ui/presence-list'
import { type ComponentInstance, type ComponentProps, createComponent } from '../view/create-component.ts'

/**
 * Who is on a presence channel, oneself first; with `roster` also who is not. Only the rows in sight are in
 * the page.
 *
 * The slot `#member` draws a person in your own way.
 *
 * @example
 * <PresenceList channel="presence-room" />
 */
export const PresenceList: new <Name extends PresenceChannelName>(
  props: ComponentProps<PresenceListTypes<Name>>,
) => ComponentInstance<PresenceListTypes<Name>> = createComponent(presenceList)
