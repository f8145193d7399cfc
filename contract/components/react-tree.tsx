import { ChannelKitProvider } from '@channelkit/react'
import * as components from '@channelkit/react/components'
import { type ComponentType, createElement, StrictMode } from 'react'
import type { ShowOptions } from './driver.ts'

const all = components as unknown as Record<string, ComponentType<Record<string, unknown>>>
const slotProp = (name: string) => `render${name[0]!.toUpperCase()}${name.slice(1)}`

const camelCased = (style: object) =>
  Object.fromEntries(
    Object.entries(style).map(([name, value]) => [
      name.replace(/-./g, (dash) => dash[1]!.toUpperCase()),
      value,
    ]),
  )

/** A component as an app in React has it; `class` is spelled as there. */
export function reactTree({ kit, name, props, slots = {} }: ShowOptions, ref?: unknown) {
  const { class: className, style, ...rest } = props
  const filled = Object.entries(slots).map(([slot, text]) =>
    slot === 'children' ? [slot, text(undefined as never)] : [slotProp(slot), text],
  )
  return (
    <StrictMode>
      <ChannelKitProvider kit={kit}>
        {createElement(all[name]!, {
          ...rest,
          ...Object.fromEntries(filled),
          ...(className ? { className } : {}),
          ...(style ? { style: camelCased(style) } : {}),
          ref,
        })}
      </ChannelKitProvider>
    </StrictMode>
  )
}
