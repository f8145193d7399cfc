import { ChannelKitProvider } from '@channelkit/react'
import * as components from '@channelkit/react/components'
import { type ComponentType, createElement } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { find, type Mounted, type MountOptions, type Props } from '../mounted.ts'

/** Mounts a story's component in React. */
export function mountReact({ shown, props, kit, into, language }: MountOptions): Mounted {
  const Component = find(shown, 'react', components) as ComponentType<Props>
  const root = createRoot(into)
  const update: Mounted['update'] = (next, spoken) =>
    flushSync(() =>
      root.render(createElement(ChannelKitProvider, { kit, ...spoken }, createElement(Component, next))),
    )
  update(props, language)
  return { update, destroy: () => root.unmount() }
}
