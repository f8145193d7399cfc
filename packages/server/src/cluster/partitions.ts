import type { ClusterApp, ClusterLink } from '../hub/cluster.ts'
import { createLink } from './link.ts'
import type { Session } from './session.ts'

/** Which part something belongs to: alike on every process, whatever its version. */
export function partOf(name: string, parts: number): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193)
  return (hash >>> 0) % parts
}

/** What happens to the whole process is told once, whatever part it befell. */
export function createTogether(parts: number) {
  const joined = new Set<number>()
  const told = new Set<string>()
  let left = 0
  /** Whether the hub is to be told of a part's state. */
  return (part: number, state: 'joined' | 'degraded' | 'left', reason = ''): boolean => {
    if (state === 'left') return ++left === parts
    if (state === 'degraded') {
      joined.delete(part)
      // A node that is away takes all of its parts with it.
      return told.size < told.add(reason).size
    }
    joined.add(part)
    if (joined.size < parts) return false
    told.clear()
    return true
  }
}

type Together = ReturnType<typeof createTogether>

/** One app's side of a cluster whose channels and users are divided: each part is a cluster of its own, on its own primary. */
export function linkParts(sessions: readonly Session[], app: ClusterApp, together: Together): ClusterLink {
  const parts = sessions.length
  const links = sessions.map((session, part) => createLink(session, partOfApp(app, part, parts, together)))
  const of = (name: string) => links[partOf(name, parts)]!
  // What belongs to no channel and no user has one place.
  const first = links[0]!
  return {
    open: (channel, ready) => of(channel).open(channel, ready),
    close: (channel) => of(channel).close(channel),
    count: (channel, subscriptions) => of(channel).count(channel, subscriptions),
    member: (channel, id, joined) => of(channel).member(channel, id, joined),
    admit: (channel, id, most, answer) => of(channel).admit(channel, id, most, answer),
    edge: (edge) => of(edge.channel).edge(edge),
    publish: (channel, frame, except, cached) => of(channel).publish(channel, frame, except, cached),
    keep: (channel, kept, failed) => of(channel).keep(channel, kept, failed),
    position: (channel) => of(channel).position(channel),
    past: (channel, what) => of(channel).past(channel, what),
    channel: (name) => of(name).channel(name),
    users: (channel) => of(channel).users(channel),
    user: (id, online) => of(id).user(id, online),
    take: (what, perSecond) => of(what).take(what, perSecond),
    queue: (name) => of(name).queue(name),
    seen: (what, ms, most) => of(what).seen(what, ms, most),
    terminate: (userId) => of(userId).terminate(userId),
    end: (socketId, reconnect) => of(socketId).end(socketId, reconnect),
    connected: (connections) => first.connected(connections),
    others: () => first.others(),
    connections: () => first.connections(),
    stats: (what, at) => first.stats!(what, at),
    online(ids, answer) {
      const groups = new Map<ClusterLink, string[]>()
      for (const id of ids) groups.set(of(id), [...(groups.get(of(id)) ?? []), id])
      const found: string[] = []
      let left = groups.size
      if (left === 0) return answer([])
      for (const [link, theirs] of groups)
        link.online(theirs, (online) => {
          found.push(...online)
          if (--left === 0) answer(found)
        })
    },
    async channels(prefix) {
      const all = await Promise.all(links.map((link) => link.channels(prefix)))
      return all.includes(null) ? null : all.flatMap((some) => some ?? [])
    },
  }
}

/** An app as one part sees it: with its own channels and users, and no others. */
function partOfApp(app: ClusterApp, part: number, parts: number, together: Together): ClusterApp {
  const mine = (name: string) => partOf(name, parts) === part
  return {
    ...app,
    held() {
      const { channels, users, connections } = app.held()
      return {
        channels: channels.filter(({ name }) => mine(name)),
        users: users.filter(mine),
        connections,
      }
    },
    tellAll(happening) {
      if (happening.type !== 'cluster' || together(part, happening.state, happening.reason))
        app.tellAll(happening)
    },
  }
}
