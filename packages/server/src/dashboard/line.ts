import { createHash } from 'node:crypto'
import { createHub, type Hub } from '../hub/index.ts'

const APP = { id: 'dashboard', key: 'dashboard' }
/** The longest that is sent at once, in bytes; batches are bounded below it. */
const BUFFERED = 8 * 1024 * 1024

/** The dashboard's own connections, on a hub of their own: no app, key or secret reaches it, and it counts nowhere. */
export interface Line {
  readonly hub: Hub
  readonly app: { readonly id: string; readonly key: string; readonly secret: string }
  /** Whether somebody is subscribed. */
  isWatched(channel: string): boolean
  /** Whether any dashboard is connected. */
  readonly isOpen: boolean
  tell(channel: string, event: string, data: unknown): void
}

/** @param secret of all processes that serve one page */
export function createLine(secret: string): Line {
  const app = { ...APP, secret, subscriptionCount: false }
  const hub = createHub({ apps: [app], limits: { activityTimeout: 30_000, buffered: BUFFERED } })
  const state = hub.app(APP.id)
  const isWatched = (channel: string) => state.channels.has(channel)
  return {
    hub,
    app,
    isWatched,
    get isOpen() {
      return state.connections.size > 0
    },
    tell(channel, event, data) {
      if (isWatched(channel)) state.publish(channel, event, JSON.stringify(data))
    },
  }
}

/** Where what concerns an app is told: its id may be any text, a channel's name may not. */
export const channelOf = (appId: string) =>
  `private-app-${createHash('sha256').update(appId).digest('hex').slice(0, 24)}`

/** Where one page is told what happens. */
export const isConsole = (channel: string) => channel.startsWith('private-console-')
