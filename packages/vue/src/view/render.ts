import {
  type ElementNode,
  type Instance,
  mergeRoot,
  type PropBag,
  styleText,
  type Use,
  type ViewNode,
} from '@channelkit/ui'
import { Fragment, h, type Slots, type VNode } from 'vue'

/** What a view is rendered with. */
export interface Page {
  readonly instance: Instance
  readonly slots: Slots
  /** The elements of this render that are for engines, each with its own; written while it is put into the page. */
  readonly wanted: Map<Element, Use>
  /** What nodes that are still what they were came to; null where the application fills them, and may fill them anew. */
  readonly kept: WeakMap<ElementNode, VNode> | null
}

/**
 * Views as virtual nodes. What has no key is told apart by its place, or Vue would take an element that went for
 * another of the same kind, with all that was done to it.
 */
const renderAll = (nodes: readonly ViewNode[], page: Page): (VNode | string | null)[] =>
  nodes.map((node, place) => render(node, page, `#${place}`))

function render(node: ViewNode, page: Page, place: string): VNode | string | null {
  if (node === null || typeof node === 'string') return node
  const key = node.key ?? place
  if ('slot' in node) {
    const filling = page.slots[node.slot === 'children' ? 'default' : node.slot]
    return h(
      Fragment,
      { key },
      (filling && page.instance.fill(node, filling)) ?? renderAll(node.children, page),
    )
  }
  const known = node.still && page.kept?.get(node)
  if (known) return known
  const made = renderElement({ ...node, key }, page, page.instance.attributes(node))
  if (node.still && page.kept) page.kept.set(node, asStill(made))
  return made
}

/** As `v-memo` marks a node that is given again: Vue does not look into it. */
const asStill = (node: VNode) => Object.assign(node, { memo: [] })

/** @param given what the application gave the element, as Vue spells it */
export function renderElement(
  { tag, key, props, children, use }: ElementNode,
  page: Page,
  given: object = {},
): VNode {
  const all = mergeRoot(normalize(props), given)
  const ref = use ? held(use, page, all.ref) : all.ref
  return h(tag, { ...all, key, ref } as object, renderAll(children, page))
}

/** Notes which engine an element is for, besides what the application does with it. */
const held =
  (use: Use, { wanted }: Page, theirs: unknown) =>
  (element: unknown) => {
    if (element) wanted.set(element as Element, use)
    if (typeof theirs === 'function') theirs(element)
  }

/** Vue spells `onclick` as `onClick`, and leaves a style that is text alone while it is the same. */
export function normalize({ style, ...props }: PropBag): Record<string, unknown> {
  const all = style ? { ...props, style: styleText(style) } : props
  return Object.fromEntries(
    Object.entries(all).map(([name, value]) => [
      /^on[a-z]/.test(name) ? `on${name[2]!.toUpperCase()}${name.slice(3)}` : name,
      value,
    ]),
  )
}
