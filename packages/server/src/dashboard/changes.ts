import type { Hub, HubHappening } from '../hub/index.ts'
import { channelOf, type Line } from './line.ts'

/** How often a page is told at most that something changed, in ms. */
const TICK = 1000

/** Which list of a page a happening changes. */
const CHANGED: Partial<Record<HubHappening['type'], readonly string[]>> = {
  connected: ['connections'],
  disconnected: ['connections'],
  'signed-in': ['connections'],
  subscribed: ['connections', 'channels'],
  unsubscribed: ['connections', 'channels'],
  occupied: ['channels'],
  vacated: ['channels'],
  'member-added': ['channels'],
  'member-removed': ['channels'],
  published: ['events'],
  webhook: ['webhooks', 'faults'],
  error: ['faults'],
  refused: ['faults'],
  'rate-limited': ['faults'],
  'client-event-rejected': ['faults'],
  'api-request': ['faults'],
  'backlog-cut': ['faults'],
  'unknown-session': ['faults'],
  problem: ['faults'],
  cluster: ['faults', 'channels', 'connections'],
}

/** Tells pages which of their lists are out of date, while there are any. */
export function createChanges(hub: Hub, line: Line): { end(): void } {
  const changed = new Map<string, Set<string>>()
  let untap: (() => void) | undefined
  let timer: NodeJS.Timeout | undefined

  function note(happening: HubHappening) {
    const lists = CHANGED[happening.type]
    if (!lists) return
    if (happening.type === 'api-request' && happening.error === undefined) return
    const apps = happening.appId ? [happening.appId] : hub.apps.map(({ app }) => app.id)
    for (const app of apps) {
      const known = changed.get(app) ?? new Set()
      changed.set(app, known)
      for (const list of lists) known.add(list)
    }
  }
  function tell() {
    for (const [app, lists] of changed)
      for (const list of lists) line.tell(channelOf(app), `${list}-changed`, {})
    changed.clear()
  }
  function end() {
    untap?.()
    clearInterval(timer)
    untap = undefined
    timer = undefined
    changed.clear()
  }

  const stop = line.hub.tap(({ type }) => {
    if (type === 'connected' && !untap) {
      untap = hub.tap(note)
      timer = setInterval(tell, TICK).unref()
    } else if (type === 'disconnected' && !line.isOpen) end()
  })
  return {
    end() {
      stop()
      end()
    },
  }
}
