import type { AppState } from './app-state.ts'
import type { HubChannel } from './channel.ts'
import type { ClusterApp, ClusterMember, ConnectionSummary } from './cluster.ts'
import { frame } from './frame.ts'
import { rulesOf } from './history.ts'
import { HISTORY_EVENT } from './read-history.ts'
import { tellWatchers, terminateUser } from './users.ts'

/**
 * The app as its link to other processes sees it. What they have in a channel is kept beside what is here, by process, and
 * only while somebody here is subscribed: so whoever subscribes next is answered at once, and a change that two processes
 * tell, or one tells twice, shows once.
 */
export function createClusterApp(state: AppState, tellAll: ClusterApp['tellAll'] = state.tell): ClusterApp {
  const { channels, connections, users } = state

  function setCount(channel: HubChannel, process: string, subscriptions: number) {
    if ((channel.remote?.get(process) ?? 0) === subscriptions) return false
    channel.remote ??= new Map()
    if (subscriptions > 0) channel.remote.set(process, subscriptions)
    else channel.remote.delete(process)
    return true
  }

  function add(channel: HubChannel, { process, id, info }: ClusterMember) {
    const known = channel.members.get(id)
    if (known) {
      known.remote ??= new Set()
      known.remote.add(process)
      return
    }
    channel.members.set(id, { info, sockets: new Set(), remote: new Set([process]) })
    state.sendMemberAdded(channel, id, info)
  }

  function remove(channel: HubChannel, process: string, id: string) {
    const member = channel.members.get(id)
    if (!member?.remote?.delete(process) || member.remote.size > 0 || member.sockets.size > 0) return
    channel.members.delete(id)
    // Whoever was sent away from here is back elsewhere, or is still on the list for a while: nobody here can tell.
    if (!state.leaving) state.sendMemberRemoved(channel, id)
  }

  /** Those who are still here, while everybody is sent away, are told what there is where they come back. */
  function announce(channel: HubChannel) {
    if (!state.leaving) state.announce(channel, false)
  }

  return {
    id: state.app.id,
    held: () => ({
      channels: [...channels.values()]
        .filter(({ sockets }) => sockets.size > 0)
        .map(({ name, sockets, members }) => ({
          name,
          subscriptions: sockets.size,
          members: [...members].flatMap(([id, { info, sockets }]) =>
            sockets.size > 0 ? [{ id, info }] : [],
          ),
        })),
      users: [...users.online.keys()],
      connections: connections.size,
    }),
    deliver(name, text, exceptSocketId) {
      const channel = channels.get(name)
      if (channel) state.send(channel, text, exceptSocketId)
    },
    cache: (name, cached) => state.cache.put(name, cached),
    count(name, process, subscriptions) {
      const channel = channels.get(name)
      if (channel && setCount(channel, process, subscriptions)) announce(channel)
    },
    memberAdded(name, member) {
      const channel = channels.get(name)
      if (channel) add(channel, member)
    },
    memberRemoved(name, process, id) {
      const channel = channels.get(name)
      if (channel) remove(channel, process, id)
    },
    replace(name, found, keep = () => false) {
      const channel = channels.get(name)
      if (!channel) return
      let changed = false
      for (const process of [...(channel.remote?.keys() ?? [])])
        if (!found.counts.has(process) && !keep(process)) changed = setCount(channel, process, 0) || changed
      for (const [process, count] of found.counts) changed = setCount(channel, process, count) || changed
      const has = new Set(found.members.map(({ process, id }) => JSON.stringify([process, id])))
      for (const member of found.members) add(channel, member)
      for (const [id, { remote }] of [...channel.members]) {
        for (const process of [...(remote ?? [])])
          if (!has.has(JSON.stringify([process, id])) && !keep(process)) remove(channel, process, id)
      }
      if (changed) announce(channel)
    },
    keeps: (name) => rulesOf(state.app.history ?? [])(name) !== undefined,
    behind(name, ms) {
      const channel = channels.get(name)
      const position = channel && state.history?.position(name)
      if (position)
        state.send(channel, frame(HISTORY_EVENT, name, JSON.stringify({ ...position, behind: ms })))
    },
    processes(name) {
      const channel = channels.get(name)
      const all = new Set(channel?.remote?.keys())
      for (const { remote } of channel?.members.values() ?? []) for (const one of remote ?? []) all.add(one)
      return [...all]
    },
    watched(id, name) {
      tellWatchers(state, id, name)
      return users.watchers.has(id)
    },
    terminate: (userId) => void terminateUser(state, userId),
    end: (socketId, reconnect) => connections.get(socketId)?.end(reconnect ? 4200 : 4009),
    connections: () => connectionsOf(state),
    stats(what, at) {
      for (const one of state.stats) {
        const told = one(what, at)
        if (told !== undefined) return told
      }
      return []
    },
    tell: state.tell,
    tellAll,
  }
}

/** The connections here. */
export const connectionsOf = ({ connections }: AppState): ConnectionSummary[] =>
  [...connections.values()].map(({ socketId, user, connectedAt, subscriptions, transport, ...told }) => ({
    socketId,
    address: told.address,
    origin: told.origin,
    userAgent: told.userAgent,
    transport: transport.kind ?? 'other',
    secure: transport.secure === true,
    ...transport.traffic,
    userId: user?.id ?? null,
    connectedAt,
    subscriptions: [...subscriptions].map(([name, id]) => [name, id ?? null] as const),
  }))
