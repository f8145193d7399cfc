/** What a page's element is told: HTML attribute names, events in lower case (`onclick`), styles as a record. */
export interface PropBag {
  readonly style?: Readonly<Record<string, string | number | undefined>>
  readonly [name: string]: unknown
}

/** What follows an element while it is in the page. */
export interface Mounted<Options> {
  /** Called after each render. */
  update?(options: Options): void
  destroy?(): void
}

/** Takes an element over when it is in the page: a canvas engine, say, or what measures and focuses. */
export type Engine<Options> = (element: never, options: Options) => Mounted<Options> | undefined

/** An engine with its present options. */
export interface Use {
  readonly engine: Engine<unknown>
  readonly options: unknown
}

export interface ElementNode {
  readonly tag: string
  readonly key: string | undefined
  readonly props: PropBag
  readonly children: readonly ViewNode[]
  readonly use: Use | undefined
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

const asNode = (child: Child): ViewNode =>
  child === false || child === undefined ? null : typeof child === 'number' ? String(child) : child

/**
 * An element of a view.
 *
 * @param props attributes by their HTML names. What is `undefined` is left out; `key` tells siblings apart that come
 * and go; `use` hands the element to an engine.
 *
 * @example
 * el('li', { key: row.id, ...parts.member, 'data-me': row.me }, row.name)
 */
export function el(
  tag: string,
  { key, use, ...props }: PropBag & { key?: string; use?: Use },
  ...children: readonly Child[]
): ElementNode {
  return { tag, key, props: spelled(props), children: children.map(asNode), use }
}

/** A place to be filled by the application. */
export const slot = (name: string, data: unknown, ...children: readonly Child[]): SlotNode => ({
  slot: name,
  key: undefined,
  data,
  children: children.map(asNode),
})

/** Binds an engine to the options of this render. */
export const use = <Options>(engine: Engine<Options>, options: Options): Use => ({
  engine: engine as Engine<unknown>,
  options,
})

/** A style as the attribute has it. */
export const styleText = (style: NonNullable<PropBag['style']>): string =>
  Object.entries(style)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value}`)
    .join('; ')

/** Frameworks differ in what they make of `true` and `false` here, so both are spelled out. */
function spelled(props: PropBag): PropBag {
  const result: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null) continue
    if (typeof value !== 'boolean') result[name] = value
    else if (name.startsWith('aria-')) result[name] = String(value)
    else if (!name.startsWith('data-')) result[name] = value
    else if (value) result[name] = ''
  }
  return result
}
