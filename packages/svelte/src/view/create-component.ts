import type { AnyComponent, PartProps, ViewTypes } from '@channelkit/ui'
import type { Component, Snippet } from 'svelte'
import type { HTMLAttributes, SvelteHTMLElements } from 'svelte/elements'
import View from './view.svelte'

/** A component's own props, its snippets, attributes of its parts, and all that its root element takes. */
export type ComponentProps<Types extends ViewTypes> = Types['props'] &
  Snippets<Types['slots']> &
  PartsProp<Types['parts']> &
  Omit<HTMLAttributes<HTMLElement>, keyof Types['props'] | keyof Types['slots'] | 'children'>

type Snippets<Slots> = {
  [Name in keyof Slots]?: Name extends 'children' ? Snippet : Snippet<[Slots[Name]]>
}

interface PartsProp<Parts> {
  /** Attributes for parts, by name; for parts that there are many of, also made from what each stands for. */
  partProps?: PartProps<Parts, SvelteHTMLElements>
}

/** A definition from `@channelkit/ui` as a Svelte component. It holds no logic of its own. */
export function createComponent<Made>(of: AnyComponent<unknown, unknown>): Made {
  // The same as a component whose only markup is <View {of} given={$$props} />.
  const component: Component<object> = (internals, given) =>
    (View as Component<{ of: unknown; given: object }>)(internals, { of, given }) as never
  return component as Made
}
