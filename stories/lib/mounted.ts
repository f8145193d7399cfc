import type { ChannelKit } from '@channelkit/core'
import type { ComponentLanguage } from '@channelkit/ui/words'

/** The frameworks that every story runs in. */
export const FRAMEWORKS = ['react', 'vue', 'svelte'] as const
export type Framework = (typeof FRAMEWORKS)[number]
export const TITLES: Record<Framework, string> = { react: 'React', vue: 'Vue', svelte: 'Svelte' }

export type Props = Record<string, unknown>

/** What a story shows: a component by its public name, or one that the story has for each framework. */
export type Shown = string | Readonly<Record<Framework, unknown>>

export interface MountOptions {
  readonly shown: Shown
  readonly props: Props
  readonly kit: ChannelKit
  readonly into: HTMLElement
  readonly language?: ComponentLanguage | undefined
}

/** A component that stands in a page. */
export interface Mounted {
  update(props: Props, language?: ComponentLanguage): void
  destroy(): void
}

/** A component by name from the package of one framework. */
export function find(shown: Shown, framework: Framework, components: object): unknown {
  if (typeof shown !== 'string') return shown[framework]
  const found = (components as Record<string, unknown>)[shown]
  if (!found) throw new Error(`@channelkit/${framework}/components has no ${shown}.`)
  return found
}
