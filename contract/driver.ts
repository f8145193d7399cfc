import type { ChannelKit } from '@channelkit/core'
import type * as react from '@channelkit/react'
import type * as svelte from '@channelkit/svelte'
import type * as vue from '@channelkit/vue'
import type { QueryClient } from '@tanstack/query-core'

/** The names that every binding has. */
export type HookName =
  | (keyof typeof react & keyof typeof vue & keyof typeof svelte & `use${string}`)
  | 'useLiveQuery'

export interface MountOptions {
  kit: ChannelKit | null
  hook: HookName
  /** What the hook is called with; `set` changes it while the component lives. */
  args: unknown[]
  /** What the component shows of the result. */
  show?: (result: never) => unknown
  client?: QueryClient
  /** How many components of the kind there are. Default 1. */
  count?: number
}

export interface Mounted {
  /** What stands in the page, as JSON. */
  shown(): unknown
  /** What the hook gave last, in one shape for all bindings: state and actions side by side. */
  result(): Record<string, never>
  /** Everything that was ever shown, in order. */
  readonly history: readonly unknown[]
  set(...args: unknown[]): Promise<void>
  unmount(): void
}

/** One framework, for the suite. */
export interface Driver {
  readonly name: string
  mount(options: MountOptions): Promise<Mounted>
  /** Waits with what runs until the framework has rendered what came of it. */
  act(run: () => Promise<void>): Promise<void>
  cleanup(): void
}

/** What may be reactive is handed to Vue and Svelte as a getter: all but handlers, definitions, and what is shared at first. */
export const isReactive = (hook: HookName, arg: unknown): boolean => {
  if (typeof arg === 'function') return false
  if (typeof arg === 'object' && arg !== null && 'onGap' in arg) return false
  if (hook === 'useShared') return typeof arg === 'string' || arg === null
  return !(typeof arg === 'object' && arg !== null && ('kind' in arg || 'getSnapshot' in arg))
}

/** Results that frameworks spell in their own way, in one shape. */
export function unify(hook: HookName, state: unknown, actions: object = {}): Record<string, never> {
  if (hook === 'useShared') return { value: state, ...actions } as never
  if (hook === 'useCursors' && Array.isArray(state)) return { cursors: state, ...actions } as never
  const plain =
    typeof state === 'object' && state !== null && Object.getPrototypeOf(state) === Object.prototype
  return (
    plain ? { ...state, ...actions } : Object.keys(actions).length > 0 ? { state, ...actions } : state
  ) as never
}
