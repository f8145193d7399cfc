import type { ClusterApp } from '../hub/cluster.ts'
import type { Change } from './ledger.ts'
import { parsed } from './messages.ts'

/** All that is here, as changes, and that what Redis still has of us and is here no more is gone. */
export function announcement(
  apps: Iterable<{ readonly app: ClusterApp; readonly key: string }>,
  own: readonly string[],
): readonly Change[] {
  const changes: Change[] = []
  const here = new Set<string>()
  const put = (change: Change) => {
    here.add(JSON.stringify(change.slice(0, change[0] === 'm' ? 4 : 3)))
    changes.push(change)
  }
  for (const { app, key } of apps) {
    const { channels, users } = app.held()
    for (const { name, subscriptions, members } of channels) {
      put(['c', key, name, subscriptions])
      for (const { id, info } of members) put(['m', key, name, id, JSON.stringify(info ?? null)])
    }
    for (const user of users) put(['w', key, user, true])
  }
  const gone = own
    .map((text) => parsed(text) as string[])
    .filter((one) => Array.isArray(one) && !here.has(JSON.stringify(one)))
    // Members before their channel: whoever sees it vacated has seen them leave.
    .sort(([a], [b]) => (a! < b! ? 1 : -1))
  for (const [kind, key, what, user] of gone) {
    if (kind === 'c') changes.push(['c', key!, what!, 0])
    else if (kind === 'm') changes.push(['m', key!, what!, user!, null])
    else if (kind === 'w') changes.push(['w', key!, what!, false])
  }
  return changes
}
