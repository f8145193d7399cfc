import type { ClientChannelName } from '@channelkit/core'
import { type CursorsTypes, cursors } from '@channelkit/ui/cursors'
import type { ComponentConstructorOptions, ComponentInternals, SvelteComponent } from 'svelte'
import { type ComponentProps, createComponent } from '../view/create-component.ts'

/**
 * Shows over what it wraps where the others point, and tells them where one points oneself.
 *
 * The snippet `cursor` draws somebody's pointer in your own way.
 *
 * @example
 * <Cursors channel="presence-board"><Plan /></Cursors>
 */
export const Cursors: {
  new <Name extends ClientChannelName>(
    options: ComponentConstructorOptions<ComponentProps<CursorsTypes<Name>>>,
  ): SvelteComponent<ComponentProps<CursorsTypes<Name>>>
  <Name extends ClientChannelName>(
    internals: ComponentInternals,
    props: ComponentProps<CursorsTypes<Name>>,
  ): object
} = createComponent(cursors)
