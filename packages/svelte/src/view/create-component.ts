import type { AnyComponent } from '@channelkit/ui'
import type { Component, Snippet } from 'svelte'
import type { HTMLAttributes } from 'svelte/elements'
import View from './view.svelte'

/** A component's own props, its snippets, and all that its root element takes. */
export type ComponentProps<Props, Filled> = Props & {
  [Name in keyof Filled]?: Name extends 'children' ? Snippet : Snippet<[Filled[Name]]>
} & Omit<HTMLAttributes<HTMLElement>, keyof Props | keyof Filled | 'children'>

export type ViewComponent<Props extends object, Filled> = Component<ComponentProps<Props, Filled>>

/** A definition from `@channelkit/ui` as a Svelte component. It holds no logic of its own. */
export function createComponent<Props extends object, Filled>(
  of: AnyComponent<Props, Filled>,
): ViewComponent<Props, Filled> {
  // The same as a component whose only markup is <View {of} given={$$props} />.
  return (internals, given) =>
    (View as Component<{ of: unknown; given: object }>)(internals, { of, given }) as never
}
