import { type ElementNode, type Instance, mergeRoot, type ViewNode } from '@channelkit/ui'
import { createElement, Fragment, type ReactElement, type ReactNode, type Ref } from 'react'
import { normalize } from './normalize.ts'
import { hand, type Wanted } from './use-engines.ts'

/** What a view is rendered with. */
export interface Page {
  readonly instance: Instance
  /** What an application put in the place of a slot. */
  slots(name: string): ((data: never) => ReactNode) | undefined
  readonly wanted: Wanted
  /** Elements of nodes that are still what they were, for as long as the application gives the same. */
  readonly kept: WeakMap<ElementNode, ReactElement>
}

/** What is thrown for React and what stands on it to catch: that something is not there yet, or leads elsewhere. */
function isSignal(cause: unknown): boolean {
  const { then, digest, message } = (cause ?? {}) as Record<string, unknown>
  return (
    typeof then === 'function' || digest !== undefined || String(message).startsWith('Suspense Exception')
  )
}

/** A view as React elements. */
export function render(node: ViewNode, page: Page): ReactNode {
  if (node === null || typeof node === 'string') return node
  if ('slot' in node) {
    const filling = page.slots(node.slot)
    const filled = filling && page.instance.fill(node, (data) => ({ content: filling(data) }), isSignal)
    const inside = filled ? [filled.content] : node.children.map((child) => render(child, page))
    return createElement(Fragment, { key: node.key }, ...inside)
  }
  if (!node.still) return renderElement(node, page, withRef(node.use, page, page.instance.attributes(node)))
  const element = page.kept.get(node) ?? renderElement(node, page, page.instance.attributes(node))
  page.kept.set(node, element)
  return element
}

/** What the application gave a part, and the way to its element for an engine. */
function withRef(use: ElementNode['use'], { wanted }: Page, given: { ref?: Ref<Element> } | undefined) {
  if (!use) return given
  const ref = (found: Element | null) => {
    if (found) wanted.set(found, use)
    return hand(given?.ref, found)
  }
  return { ...given, ref }
}

/** @param given what the application gave the element, as React spells it */
export function renderElement(
  { tag, key, props, children }: ElementNode,
  page: Page,
  given?: object,
): ReactElement {
  const own = normalize(props)
  const inside = children.map((child) => render(child, page))
  return createElement(tag, { ...(given ? mergeRoot(own, given) : own), key }, ...inside)
}
