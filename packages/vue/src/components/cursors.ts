import type { ClientChannelName } from '@channelkit/core'
import { type CursorsTypes, cursors } from '@channelkit/ui/cursors'
import { type ComponentInstance, type ComponentProps, createComponent } from '../view/create-component.ts'

/**
 * Shows over what it wraps where the others point, and tells them where one points oneself.
 *
 * The slot `#cursor` draws somebody's pointer in your own way.
 *
 * @example
 * <Cursors channel="presence-board"><Plan /></Cursors>
 */
export const Cursors: new <Name extends ClientChannelName>(
  props: ComponentProps<CursorsTypes<Name>>,
) => ComponentInstance<CursorsTypes<Name>> = createComponent(cursors)
