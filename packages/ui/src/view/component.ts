import type { ChannelKit } from '@channelkit/core'
import type { Snapshots, Stores } from './combine.ts'
import type { Contained } from './contain.ts'
import type { ElementNode } from './node.ts'

/** What a view is made of. */
export interface ViewContext<Props, S extends Stores, State, Memory, Words> {
  readonly kit: ChannelKit
  /** Functions among them never throw; what one gives is `undefined` if it did. */
  readonly props: Contained<Props>
  /** The labels: the application's, and ours where it has none. */
  readonly words: Words
  /** A text of a stranger, as it may stand in a sentence of ours: it can't turn what stands around it. */
  isolate(text: string): string
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

/**
 * What a prop is: `flag` for true or false, `function` for one of the application's that says something, or is told, and
 * may throw; `trusted` for one that makes something, by whoever calls it and deals with that; `plain` for all else.
 */
export type PropKind = 'flag' | 'function' | 'trusted' | 'plain'

type KindOf<T> = [T] extends [boolean]
  ? 'flag'
  : [Extract<T, (...args: never) => unknown>] extends [never]
    ? 'plain'
    : [ReturnType<Extract<T, (...args: never) => unknown>>] extends [object]
      ? 'trusted'
      : 'function'

/** All props of a component but those that every one has, each with what it is: one that is forgotten does not compile. */
export type PropKinds<Props> = {
  readonly [Name in Exclude<keyof Props, 'labels'>]-?: KindOf<NonNullable<Props[Name]>>
}

/** What a binding's component is given: its props, its slots with what each is given, and its parts. */
export interface ViewTypes {
  readonly props: object
  readonly slots: object
  readonly parts: object
}

/** A component before any framework: which stores it follows and what it shows of them. */
export interface ComponentDefinition<Props, Slots, P, S extends Stores, State, Memory, Words> {
  /** As in class names: `presence-list`. */
  readonly name: string
  /** What else a component is given goes to its root element. */
  readonly props: PropKinds<Props>
  /** All words that it says, which the prop `labels` may replace one by one. */
  readonly labels?: Words
  /** From `anatomy`: those that an application may give attributes, by `partProps`. */
  readonly parts?: P
  /** @param memory for stores that belong to this one component */
  stores(kit: ChannelKit, props: Props, memory: Memory): S
  state?(): State
  memory?(): Memory
  /** Must be pure but for `memory`: it may be called more often than what it gives is shown. */
  view(context: ViewContext<Props, S, State, Memory, Words>): ElementNode
  /** The places that an application may fill with markup of its own: a name for each. */
  readonly slots?: { readonly [Name in keyof Slots]-?: true }
}

/** A definition as bindings take it: none looks into stores, state and memory. */
export interface AnyComponent<Props, Slots, P = unknown> {
  readonly name: string
  readonly props: Readonly<Record<string, PropKind>>
  readonly labels?: object
  readonly parts?: P
  stores(kit: ChannelKit, props: object, memory: unknown): Stores
  state?(): object
  memory?(): unknown
  view(context: object): ElementNode
  readonly slots?: Readonly<Record<string, true>>
  /** What it may be given, and what its slots are; only a type. */
  readonly '~types'?: { readonly props: Props; readonly slots: Slots }
}

type LabelsOf<Props> = Props extends { labels?: Partial<infer Labels> } ? Labels : unknown

/**
 * Defines a component for all frameworks at once.
 *
 * @example
 * export const connectionBadge = component<ConnectionBadgeProps>()({
 *   name: 'connection-badge',
 *   props: { disabled: 'flag' },
 *   parts,
 *   labels: connectionBadgeLabels,
 *   stores: ({ connection }) => ({ connection }),
 *   view: ({ snapshots, words }) => el('span', parts.root, words[snapshots.connection.status]),
 * })
 */
// biome-ignore lint/complexity/noBannedTypes: no slots at all
export function component<Props, Slots = {}>() {
  // biome-ignore lint/complexity/noBannedTypes: no parts, no state, no memory
  return <S extends Stores, P = {}, State = {}, Memory = {}, Words extends LabelsOf<Props> = LabelsOf<Props>>(
    definition: ComponentDefinition<Props, Slots, P, S, State, Memory, Words>,
  ): AnyComponent<Props, Slots, P> => definition as never
}

/** Props that every component has. */
export const everywhere: readonly string[] = ['labels', 'partProps']

/**
 * Divides what a component was given into its props and what is for its root element.
 *
 * @param slotProp the name of the prop by which a slot is filled
 */
export function splitProps<Props, Slots>(
  { props: kinds, slots = {} }: AnyComponent<Props, Slots>,
  given: object,
  slotProp: (name: string) => string,
): { props: Props; rest: Record<string | symbol, unknown> } {
  const props: Record<string, unknown> = {}
  const rest: Record<string | symbol, unknown> = {}
  const filled = Object.keys(slots).map(slotProp)
  for (const name of Reflect.ownKeys(given)) {
    const value = given[name as never] as unknown
    if (typeof name === 'symbol') rest[name] = value
    else if (name in kinds || everywhere.includes(name)) props[name] = value
    else if (!filled.includes(name)) rest[name] = value
  }
  return { props: props as Props, rest }
}

/** The state after a change. */
export const changed = <State extends object>(
  state: State,
  change: Partial<State> | ((state: State) => Partial<State>),
): State => ({ ...state, ...(typeof change === 'function' ? change(state) : change) })
