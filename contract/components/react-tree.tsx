import { ChannelKitProvider } from '@channelkit/react'
import * as components from '@channelkit/react/components'
import { type ComponentType, createElement, StrictMode } from 'react'
import { createComponent } from '../../packages/react/src/view/create-component.tsx'
import type { ShowOptions } from './driver.ts'
import { speller } from './spelling.ts'

const all = components as unknown as Record<string, ComponentType<Record<string, unknown>>>
const made = new WeakMap<object, ComponentType<Record<string, unknown>>>()

function componentOf(name: ShowOptions['name']) {
  if (typeof name === 'string') return all[name]!
  const component = made.get(name) ?? (createComponent(name) as never)
  made.set(name, component)
  return component
}
const slotProp = (name: string) => `render${name[0]!.toUpperCase()}${name.slice(1)}`

const camelCased = (style: object) =>
  Object.fromEntries(
    Object.entries(style).map(([name, value]) => [
      name.replace(/-./g, (dash) => dash[1]!.toUpperCase()),
      value,
    ]),
  )

const spelled = speller((name, value) =>
  name === 'style' && value
    ? [name, camelCased(value)]
    : [name === 'class' ? 'className' : name === 'onclick' ? 'onClick' : name, value],
)

/** A component as an app in React has it; `class` and events are spelled as there. */
export function reactTree({ kit, name, props, slots = {}, language }: ShowOptions, ref?: unknown) {
  const filled = Object.entries(slots).map(([slot, text]) =>
    slot === 'children' ? [slot, text(undefined as never)] : [slotProp(slot), text],
  )
  return (
    <StrictMode>
      <ChannelKitProvider kit={kit} {...language}>
        {createElement(componentOf(name), {
          ...spelled(props),
          ...Object.fromEntries(filled),
          ref,
        })}
      </ChannelKitProvider>
    </StrictMode>
  )
}
