import type { ComponentType } from 'react'
import { Channels } from './channels.tsx'
import { Connections } from './connections.tsx'
import { Console } from './console.tsx'
import { Events } from './events.tsx'
import { Faults } from './faults.tsx'
import { Metrics } from './metrics.tsx'
import { Overview } from './overview.tsx'
import { Settings } from './settings.tsx'
import { Webhooks } from './webhooks.tsx'

/** What a view is told by the address. */
export interface ViewProps {
  /** Of what it is; empty for all. */
  of: string
  query: URLSearchParams
}

export interface View {
  readonly name: string
  readonly title: string
  readonly content: ComponentType<ViewProps>
}

export const VIEWS: readonly View[] = [
  { name: 'overview', title: 'Overview', content: Overview },
  { name: 'console', title: 'Debug console', content: Console },
  { name: 'events', title: 'Event creator', content: Events },
  { name: 'channels', title: 'Channels', content: Channels },
  { name: 'connections', title: 'Connections', content: Connections },
  { name: 'webhooks', title: 'Webhooks', content: Webhooks },
  { name: 'errors', title: 'Errors', content: Faults },
  { name: 'settings', title: 'Limits and settings', content: Settings },
  { name: 'metrics', title: 'Metrics', content: Metrics },
]
