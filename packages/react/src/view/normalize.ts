import type { PropBag } from '@channelkit/ui'
import type { CSSProperties } from 'react'

/** Attributes and events that React spells in its own way. */
const names: Record<string, string> = {
  autocomplete: 'autoComplete',
  class: 'className',
  datetime: 'dateTime',
  for: 'htmlFor',
  onblur: 'onBlur',
  onchange: 'onChange',
  onclick: 'onClick',
  // React's own follows every key as well, and knows no other for fields whose value it holds.
  oninput: 'onChange',
  // Those of React bubble, as `focusin` and `focusout` do.
  onfocusin: 'onFocus',
  onfocusout: 'onBlur',
  onkeydown: 'onKeyDown',
  onpointerdown: 'onPointerDown',
  onpointerenter: 'onPointerEnter',
  onpointerleave: 'onPointerLeave',
  onpointermove: 'onPointerMove',
  onpointerup: 'onPointerUp',
  onscroll: 'onScroll',
  onsubmit: 'onSubmit',
  spellcheck: 'spellCheck',
  tabindex: 'tabIndex',
}

/** A prop bag as React takes it. */
export function normalize({ style, ...props }: PropBag): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(props)) result[names[name] ?? name] = value
  if (style) result.style = styleOf(style)
  return result
}

const styleOf = (style: NonNullable<PropBag['style']>) =>
  Object.fromEntries(
    Object.entries(style).map(([name, value]) => [
      name.startsWith('--') ? name : name.replace(/-./g, (dash) => dash[1]!.toUpperCase()),
      value,
    ]),
  ) as CSSProperties

type Handler = (event: unknown) => void

/** A component's own props of its root with those that the application gave: theirs count, handlers are both called. */
export function merge(ours: Record<string, unknown>, theirs: Record<string, unknown>) {
  const result = { ...ours }
  for (const [name, value] of Object.entries(theirs)) {
    const own = ours[name]
    if (name === 'className') result[name] = [own, value].filter(Boolean).join(' ')
    else if (name === 'style') result[name] = { ...(own as object), ...(value as object) }
    else if (typeof own === 'function' && typeof value === 'function')
      result[name] = (event: unknown) => {
        ;(value as Handler)(event)
        ;(own as Handler)(event)
      }
    else if (value !== undefined) result[name] = value
  }
  return result
}
