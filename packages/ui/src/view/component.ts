import type { ChannelKit } from '@channelkit/core'
import type { Snapshots, Stores } from './combine.ts'
import type { ElementNode } from './node.ts'

/** What a view is made of. */
export interface ViewContext<Props, S extends Stores, State, Memory> {
  readonly kit: ChannelKit
  readonly props: Props
  /** As the definition names them: for what they can do, and for engines that follow them by themselves. */
  readonly stores: S
  readonly snapshots: Snapshots<S>
  /** What belongs to this one component in the page: whether it is open, what was typed. */
  readonly state: State
  /** Changes parts of the state and renders again. */
  set(change: Partial<State> | ((state: State) => Partial<State>)): void
  /** Caches and elements of this one component; to write here renders nothing. */
  readonly memory: Memory
  /** Unique in the page, and the same on a server. */
  readonly id: string
}

/** A component before any framework: which stores it follows and what it shows of them. */
export interface ComponentDefinition<Props, Slots, S extends Stores, State, Memory> {
  /** As in class names: `presence-list`. */
  readonly name: string
  /** The names of all props; what else a component is given goes to its root element. */
  readonly props: readonly (keyof Props & string)[]
  /** Those of the props that are true or false. */
  readonly flags?: readonly (keyof Props & string)[]
  stores(kit: ChannelKit, props: Props): S
  state?(): State
  memory?(): Memory
  /** Must be pure but for `memory`: it may be called more often than what it gives is shown. */
  view(context: ViewContext<Props, S, State, Memory>): ElementNode
  /** The names of the places that an application may fill with markup of its own. */
  readonly slots?: readonly (keyof Slots & string)[]
  /** What each slot is given; only a type. */
  readonly filled?: Slots
}

// biome-ignore lint/suspicious/noExplicitAny: a binding does not look into stores, state and memory
export type AnyComponent<Props, Slots> = ComponentDefinition<Props, Slots, any, any, any>

/**
 * Defines a component for all frameworks at once.
 *
 * @example
 * export const connectionBadge = component<ConnectionBadgeProps>()({
 *   name: 'connection-badge',
 *   props: ['labels'],
 *   stores: ({ connection }) => ({ connection }),
 *   view: ({ snapshots }) => el('span', parts.root, snapshots.connection.status),
 * })
 */
// biome-ignore lint/complexity/noBannedTypes: no slots at all
export function component<Props, Slots = {}>() {
  // biome-ignore lint/complexity/noBannedTypes: no state, no memory
  return <S extends Stores, State = {}, Memory = {}>(
    definition: ComponentDefinition<Props, Slots, S, State, Memory>,
  ): AnyComponent<Props, Slots> => definition
}

/**
 * Divides what a component was given into its props and what is for its root element.
 *
 * @param slotProp the name of the prop by which a slot is filled
 */
export function splitProps<Props, Slots>(
  { props: names, slots = [] }: AnyComponent<Props, Slots>,
  given: object,
  slotProp: (name: string) => string,
): { props: Props; rest: Record<string | symbol, unknown> } {
  const props: Record<string, unknown> = {}
  const rest: Record<string | symbol, unknown> = {}
  const filled = slots.map(slotProp)
  for (const name of [...Object.keys(given), ...Object.getOwnPropertySymbols(given)]) {
    const value = given[name as never] as unknown
    if (typeof name === 'string' && names.includes(name as never)) props[name] = value
    else if (typeof name === 'symbol' || !filled.includes(name)) rest[name] = value
  }
  return { props: props as Props, rest }
}

/** The state after a change. */
export const changed = <State extends object>(
  state: State,
  change: Partial<State> | ((state: State) => Partial<State>),
): State => ({ ...state, ...(typeof change === 'function' ? change(state) : change) })
