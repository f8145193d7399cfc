import {
  type ElementNode,
  type Mounted,
  type PropBag,
  styleText,
  type Use,
  type ViewNode,
} from '@channelkit/ui'
import { Fragment, h, type Slots, type VNode } from 'vue'

/**
 * Views as virtual nodes. What has no key is told apart by its place, or Vue would take an element that went for
 * another of the same kind, with the engine that holds it.
 */
const renderAll = (nodes: readonly ViewNode[], slots: Slots): (VNode | string | null)[] =>
  nodes.map((node, place) => render(node, slots, `#${place}`))

function render(node: ViewNode, slots: Slots, place: string): VNode | string | null {
  if (node === null || typeof node === 'string') return node
  const key = node.key ?? place
  if ('slot' in node) {
    const filled = slots[node.slot === 'children' ? 'default' : node.slot]?.(node.data)
    return h(Fragment, { key }, filled ?? renderAll(node.children, slots))
  }
  return renderElement({ ...node, key }, slots)
}

export function renderElement({ tag, key, props, children, use }: ElementNode, slots: Slots): VNode {
  const hooks = use && hooksOf(use)
  return h(tag, { ...normalize(props), ...hooks, key }, renderAll(children, slots))
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
