import { type Mounted, type PropBag, styleText, type Use } from '@channelkit/ui'
import { tick } from 'svelte'

/** A prop bag as Svelte takes it: all but styles is as in HTML. */
export const normalize = ({ style, ...props }: PropBag): Record<string, unknown> =>
  style ? { ...props, style: styleText(style) } : props

type Handler = (event: unknown) => void

/** A component's own attributes of its root with those that the application gave: theirs count, handlers are both called. */
export function merge(
  ours: Record<string, unknown>,
  theirs: Record<string | symbol, unknown>,
): Record<string, unknown> {
  const result: Record<string | symbol, unknown> = { ...ours }
  for (const name of Reflect.ownKeys(theirs)) {
    const [own, value] = [ours[name as string], theirs[name]]
    if (name === 'class') result[name] = [own, value]
    else if (name === 'style') result[name] = [own, value].filter(Boolean).join('; ')
    else if (typeof own === 'function' && typeof value === 'function')
      result[name] = (event: unknown) => {
        ;(value as Handler)(event)
        ;(own as Handler)(event)
      }
    else if (value !== undefined) result[name] = value
  }
  return result as Record<string, unknown>
}

/** The action by which an engine takes an element over. */
export function used(element: Element, use: Use): { update(next: Use): void; destroy(): void } {
  let { options } = use
  let alive = true
  const mounted: Mounted<unknown> | undefined = use.engine(element as never, options)
  return {
    update(next) {
      if (next.options === options) return
      options = next.options
      // What stands in the element is rendered by then.
      void tick().then(() => alive && mounted?.update?.(options))
    },
    destroy() {
      alive = false
      mounted?.destroy?.()
    },
  }
}
