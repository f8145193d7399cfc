import {
  type ElementNode,
  type Mounted,
  type PropBag,
  styleText,
  type Use,
  type ViewNode,
} from '@channelkit/ui'
import { Fragment, h, type Slots, type VNode } from 'vue'

/** A view as virtual nodes. */
export function render(node: ViewNode, slots: Slots): VNode | string | null {
  if (node === null || typeof node === 'string') return node
  if ('slot' in node) {
    const filled = slots[node.slot]?.(node.data)
    return h(Fragment, { key: node.key }, filled ?? node.children.map((child) => render(child, slots)))
  }
  return renderElement(node, slots)
}

export function renderElement({ tag, key, props, children, use }: ElementNode, slots: Slots): VNode {
  const hooks = use && hooksOf(use)
  return h(
    tag,
    { ...normalize(props), ...hooks, key },
    children.map((child) => render(child, slots)),
  )
}

/** Vue spells `onclick` as `onClick`, and leaves a style that is text alone while it is the same. */
function normalize({ style, ...props }: PropBag): Record<string, unknown> {
  const all = style ? { ...props, style: styleText(style) } : props
  return Object.fromEntries(
    Object.entries(all).map(([name, value]) => [
      /^on[a-z]/.test(name) ? `on${name[2]!.toUpperCase()}${name.slice(3)}` : name,
      value,
    ]),
  )
}

const mounted = new WeakMap<object, { options: unknown; handle: Mounted<unknown> | undefined }>()

/** Lets an engine take an element over. */
function hooksOf({ engine, options }: Use) {
  return {
    onVnodeMounted({ el }: VNode) {
      mounted.set(el as object, { options, handle: engine(el as never, options) })
    },
    onVnodeUpdated({ el }: VNode) {
      const known = mounted.get(el as object)
      if (!known || known.options === options) return
      known.options = options
      known.handle?.update?.(options)
    },
    onVnodeBeforeUnmount({ el }: VNode) {
      mounted.get(el as object)?.handle?.destroy?.()
    },
  }
}
