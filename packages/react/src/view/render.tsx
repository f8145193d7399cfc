import type { ElementNode, Mounted, Use, ViewNode } from '@channelkit/ui'
import {
  createElement,
  Fragment,
  type ReactElement,
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
} from 'react'
import { merge, normalize } from './normalize.ts'

/** What an application put in the place of a slot. */
export type Slots = (name: string) => ((data: never) => ReactNode) | undefined

/** A view as React elements. */
export function render(node: ViewNode, slots: Slots): ReactNode {
  if (node === null || typeof node === 'string') return node
  if ('slot' in node) {
    const filled = slots(node.slot)
    return createElement(
      Fragment,
      { key: node.key },
      ...(filled ? [filled(node.data as never)] : node.children.map((child) => render(child, slots))),
    )
  }
  return renderElement(node, slots)
}

/** @param given what the application gave the root element */
export function renderElement(
  { tag, key, props, children, use }: ElementNode,
  slots: Slots,
  given?: Record<string, unknown>,
): ReactElement {
  const own = normalize(props)
  const all = { ...(given ? merge(own, given) : own), key }
  const inside = children.map((child) => render(child, slots))
  return use
    ? createElement(Used, { ...all, tag, use } as never, ...inside)
    : createElement(tag, all, ...inside)
}

const useIsomorphicLayoutEffect = typeof window === 'undefined' ? useEffect : useLayoutEffect

interface UsedProps {
  tag: string
  use: Use
  outer?: Ref<Element>
}

/** An element that an engine takes over. */
function Used({ tag, use: { engine, options }, outer, ...props }: UsedProps) {
  const element = useRef<Element | null>(null)
  const mounted = useRef<Mounted<unknown> | undefined>(undefined)
  const latest = useRef(options)
  useIsomorphicLayoutEffect(() => {
    mounted.current = engine(element.current as never, latest.current)
    return () => mounted.current?.destroy?.()
  }, [engine])
  useIsomorphicLayoutEffect(() => {
    if (latest.current !== options) mounted.current?.update?.(options)
    latest.current = options
  })
  const ref = useCallback(
    (found: Element | null) => {
      element.current = found
      if (typeof outer === 'function') outer(found)
      else if (outer) outer.current = found
    },
    [outer],
  )
  return createElement(tag, { ...props, ref })
}
