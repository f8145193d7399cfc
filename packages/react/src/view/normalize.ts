import type { Attributes, Handlers, PropBag, Style } from '@channelkit/ui'
import type { CSSProperties } from 'react'

const events: Record<keyof Handlers, string> = {
  onclick: 'onClick',
  // Those of React bubble, as `focusin` and `focusout` do.
  onfocusin: 'onFocus',
  onfocusout: 'onBlur',
  // React's own follows every key as well, and knows no other for fields whose value it holds.
  oninput: 'onChange',
  onkeydown: 'onKeyDown',
  onpointerdown: 'onPointerDown',
  onpointerenter: 'onPointerEnter',
  onpointerleave: 'onPointerLeave',
  onpointermove: 'onPointerMove',
  onpointerup: 'onPointerUp',
  onscroll: 'onScroll',
}

/** Attributes that React spells in its own way. */
const attributes: { [Name in keyof Attributes]?: string } = {
  autocomplete: 'autoComplete',
  class: 'className',
  datetime: 'dateTime',
  for: 'htmlFor',
  spellcheck: 'spellCheck',
  tabindex: 'tabIndex',
}

const names = { ...attributes, ...events } as Record<string, string | undefined>

/** A prop bag as React takes it. */
export function normalize({ style, ...props }: PropBag): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(props)) result[names[name] ?? name] = value
  if (style) result.style = styleOf(style)
  return result
}

/** Numbers as text, or React takes some of them for pixels. */
const styleOf = (style: Style) =>
  Object.fromEntries(
    Object.entries(style).map(([name, value]) => [
      name.startsWith('--') ? name : name.replace(/-./g, (dash) => dash[1]!.toUpperCase()),
      typeof value === 'number' ? String(value) : value,
    ]),
  ) as CSSProperties
