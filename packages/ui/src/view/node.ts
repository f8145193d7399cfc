import { type PropBag, spelled } from './attributes.ts'
import type { Use } from './engine.ts'

type Tags = HTMLElementTagNameMap
export type Tag = keyof Tags

export interface ElementNode {
  readonly tag: Tag
  readonly key: string | undefined
  readonly props: PropBag
  readonly children: readonly ViewNode[]
  readonly use: Use | undefined
  /** Which of several things of a kind a part stands for. */
  readonly of: unknown
  /** The same node is the same element: a binding need not look at it again while it was given the same. */
  readonly still: boolean
}

/** A place that an application may fill with markup of its own; `children` is what stands there otherwise. */
export interface SlotNode {
  readonly slot: string
  readonly key: string | undefined
  readonly data: unknown
  readonly children: readonly ViewNode[]
}

/** What a component shows, as data that each binding puts into its framework's markup. */
export type ViewNode = ElementNode | SlotNode | string | null

export type Child = ViewNode | number | false | undefined

function asNode(child: Child): ViewNode {
  if (child === false || child === undefined || child === null) return null
  // What an application's function gives for a text may be anything.
  return typeof child === 'object' && ('tag' in child || 'slot' in child) ? child : String(child)
}

const VOID = [
  ...(['area', 'base', 'br', 'col', 'embed', 'hr', 'img'] as const),
  ...(['input', 'link', 'meta', 'source', 'track', 'wbr'] as const),
]
/** Elements that have no end tag, and no children. */
export type VoidTag = (typeof VOID)[number]

/** Whether an element has no end tag. */
export const isVoid = (tag: string): boolean => VOID.includes(tag as VoidTag)

/** What `el` is told besides attributes. */
interface NodeProps<Name extends Tag> {
  key?: string
  use?: Use<Tags[Name]> | undefined | false
  /** Of a part that there are many of. */
  of?: unknown
  /** Given again as the same node while it shows the same; there is no engine in it. */
  still?: boolean
  '~tag'?: Name
}

/**
 * An element of a view.
 *
 * @param props attributes by their HTML names. What is `undefined` is left out; `key` tells siblings apart that come
 * and go; `use` hands the element to an engine.
 *
 * @example
 * el('li', { key: row.id, ...parts.member, 'data-me': row.me }, row.name)
 */
export function el<Name extends Tag>(
  tag: Name,
  { key, use, of, still = false, ...props }: PropBag<Tags[NoInfer<Name>]> & NodeProps<NoInfer<Name>>,
  ...children: Name extends VoidTag ? [] : readonly Child[]
): ElementNode {
  return { tag, key, props: spelled(props), children: children.map(asNode), use: use || undefined, of, still }
}

/** A place to be filled by the application. */
export const slot = (name: string, data: unknown, ...children: readonly Child[]): SlotNode => ({
  slot: name,
  key: undefined,
  data,
  children: children.map(asNode),
})

/** A text of a stranger with a direction of its own, which changes nothing around it. */
export const bdi = (text: string): ElementNode => el('bdi', {}, text)
