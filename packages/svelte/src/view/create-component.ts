import type { AnyComponent, PartProps } from '@channelkit/ui'
import type { Component, Snippet } from 'svelte'
import type { HTMLAttributes, SvelteHTMLElements } from 'svelte/elements'
import View from './view.svelte'

/** A component's own props, its snippets, and all that its root element takes. */
export type ComponentProps<Props, Filled, Parts> = Props & {
  /** Attributes for parts, by name; for parts that there are many of, also made from what each stands for. */
  partProps?: PartProps<Parts, SvelteHTMLElements>
} & {
  [Name in keyof Filled]?: Name extends 'children' ? Snippet : Snippet<[Filled[Name]]>
} & Omit<HTMLAttributes<HTMLElement>, keyof Props | keyof Filled | 'children'>

export type ViewComponent<Props extends object, Filled, Parts> = Component<
  ComponentProps<Props, Filled, Parts>
>

/** A definition from `@channelkit/ui` as a Svelte component. It holds no logic of its own. */
export function createComponent<Props extends object, Filled, Parts>(
  of: AnyComponent<Props, Filled, Parts>,
): ViewComponent<Props, Filled, Parts> {
  // The same as a component whose only markup is <View {of} given={$$props} />.
  return (internals, given) =>
    (View as Component<{ of: unknown; given: object }>)(internals, { of, given }) as never
}
