import type { ChannelKit } from '@channelkit/core'
import type { AnyComponent } from '@channelkit/ui'
import type { ComponentLanguage } from '@channelkit/ui/words'

/** The names of the components, the same in every binding. */
export type ComponentName = keyof typeof import('@channelkit/react/components')

export interface ShowOptions {
  kit: ChannelKit
  /** A component of the binding, or a definition of the test's own. */
  // biome-ignore lint/suspicious/noExplicitAny: any component at all
  name: ComponentName | AnyComponent<any, any>
  props: Record<string, unknown>
  /** In which words it speaks. */
  language?: ComponentLanguage
  /** What fills a slot, as text made of what the slot is given. */
  slots?: Record<string, (data: never) => string>
}

export interface Shown {
  readonly root: HTMLElement
  /** @param slots in place of those that were filled; the same ones when they are left out */
  set(props: Record<string, unknown>, slots?: ShowOptions['slots']): Promise<void>
  speak(language: ComponentLanguage): Promise<void>
  unmount(): void
}

/** One framework, for the suite of components. */
export interface ComponentDriver {
  readonly name: string
  show(options: ShowOptions): Promise<Shown>
  /** Waits with what runs until the framework has rendered what came of it. */
  act(run: () => Promise<void>): Promise<void>
  cleanup(): void
}
