import type { PresenceChannelName } from '@channelkit/core'
import { type PresenceListTypes, presenceList } from '@channelkit/ui/presence-list'
import type { ComponentConstructorOptions, ComponentInternals, SvelteComponent } from 'svelte'
import { type ComponentProps, createComponent } from '../view/create-component.ts'

/**
 * Who is on a presence channel, oneself first; with `roster` also who is not. Only the rows in sight are in
 * the page.
 *
 * The snippet `member` draws a person in your own way.
 *
 * @example
 * <PresenceList channel="presence-room" />
 */
export const PresenceList: {
  new <Name extends PresenceChannelName>(
    options: ComponentConstructorOptions<ComponentProps<PresenceListTypes<Name>>>,
  ): SvelteComponent<ComponentProps<PresenceListTypes<Name>>>
  <Name extends PresenceChannelName>(
    internals: ComponentInternals,
    props: ComponentProps<PresenceListTypes<Name>>,
  ): object
} = createComponent(presenceList)
