import { createCache } from './cache.ts'
import { createChannel, type HubChannel } from './channel.ts'
import type { Connection } from './connection.ts'
import { createCounts } from './counts.ts'
import type { HubHappening, NewHappening } from './happening.ts'
import { isCache, isPresence, USER_PREFIX } from './names.ts'
import type { App, HubClock, Limits } from './options.ts'
import { createTraffic, utf8Length } from './traffic.ts'
import type { Users } from './users.ts'

/** A frame as text, made once however many get it. `data` is JSON already, so it is encoded twice on the wire. */
export const frame = (
  event: string,
  channel: string | undefined,
  data: string | undefined,
  userId?: string,
) => JSON.stringify({ event, channel, data, user_id: userId })

/** One app's connections and channels, and what happens when they meet. */
export function createAppState(
  app: App,
  limits: Limits,
  clock: HubClock,
  emit: (happening: HubHappening) => void,
) {
  const connections = new Map<string, Connection>()
  const channels = new Map<string, HubChannel>()
  const traffic = createTraffic()
  const cache = createCache(() => clock.now(), limits.cacheTtl)
  const tell = (happening: NewHappening) =>
    emit({ ...happening, appId: app.id, at: clock.now() } as HubHappening)

  function open(name: string): HubChannel {
    const channel = channels.get(name) ?? createChannel(name)
    channels.set(name, channel)
    return channel
  }

  /** Sends one frame to all subscribers; returns how many those are. */
  function send(channel: HubChannel, text: string, except?: Connection | string): number {
    let recipients = 0
    for (const socket of channel.sockets) {
      if (socket === except || socket.socketId === except) continue
      socket.deliver(text)
      recipients++
    }
    // Measured once a broadcast, not once a delivery.
    traffic.messagesOut += recipients
    if (recipients > 0) traffic.bytesOut += recipients * utf8Length(text)
    return recipients
  }

  const counts = createCounts(clock, (channel) => {
    const { name, sockets } = channel
    const data = JSON.stringify({ subscription_count: sockets.size })
    send(channel, frame('pusher_internal:subscription_count', name, data))
    tell({ type: 'subscription-count', channel: name, count: sockets.size })
  })
  const counted = (name: string) =>
    app.subscriptionCount !== false && !isPresence(name) && !name.startsWith(USER_PREFIX)
  const announce = (channel: HubChannel) => {
    if (counted(channel.name)) counts.changed(channel)
  }

  return {
    app,
    limits,
    clock,
    connections,
    channels,
    traffic,
    users: { online: new Map(), watchers: new Map() } as Users,
    tell,
    open,
    /** The last event of a cache channel, while it lasts. */
    cached: cache.get,
    join(channel: HubChannel, socket: Connection, member?: { id: string; info: unknown }) {
      const { name } = channel
      socket.subscriptions.set(name, member?.id)
      channel.sockets.add(socket)
      if (channel.sockets.size === 1) tell({ type: 'occupied', channel: name })
      tell({ type: 'subscribed', channel: name, socketId: socket.socketId })
      if (!member) return
      const known = channel.members.get(member.id)
      if (known) return known.sockets.add(socket)
      channel.members.set(member.id, { info: member.info, sockets: new Set([socket]) })
      const data = JSON.stringify({ user_id: member.id, user_info: member.info })
      send(channel, frame('pusher_internal:member_added', name, data), socket)
      tell({ type: 'member-added', channel: name, userId: member.id })
    },
    announce,
    /** Takes a connection off a channel, if it is on it. */
    leave(name: string, socket: Connection) {
      const channel = channels.get(name)
      const id = socket.subscriptions.get(name)
      if (!socket.subscriptions.delete(name) || !channel?.sockets.delete(socket)) return
      if (channel.sockets.size === 0) channels.delete(name)
      tell({ type: 'unsubscribed', channel: name, socketId: socket.socketId })
      const member = id === undefined ? undefined : channel.members.get(id)
      if (id !== undefined && member?.sockets.delete(socket) && member.sockets.size === 0) {
        channel.members.delete(id)
        send(channel, frame('pusher_internal:member_removed', name, JSON.stringify({ user_id: id })))
        tell({ type: 'member-removed', channel: name, userId: id })
      }
      announce(channel)
      if (channel.sockets.size === 0) tell({ type: 'vacated', channel: name })
    },
    /** Sends an event of the API to all subscribers, and keeps it where the channel is one that caches. */
    publish(name: string, event: string, data: string, exceptSocketId?: string) {
      const channel = channels.get(name)
      if (isCache(name)) cache.set(name, event, data)
      const recipients = channel ? send(channel, frame(event, name, data), exceptSocketId) : 0
      tell({ type: 'published', channel: name, event, data, socketId: exceptSocketId, recipients })
    },
    relay(channel: HubChannel, from: Connection, event: string, data: unknown, userId: string | undefined) {
      const { name } = channel
      const recipients = send(channel, JSON.stringify({ event, channel: name, data, user_id: userId }), from)
      const { socketId } = from
      tell({ type: 'client-event', channel: name, event, data, socketId, userId, recipients })
    },
    /** Stops what is timed. */
    end: counts.end,
  }
}

export type AppState = ReturnType<typeof createAppState>
