import { createChannel, type HubChannel } from './channel.ts'
import type { Connection } from './connection.ts'
import type { HubHappening, NewHappening } from './happening.ts'
import { isCache, isPresence } from './names.ts'
import type { App, HubClock, Limits } from './options.ts'
import { createTraffic, utf8Length } from './traffic.ts'

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

  function announce(channel: HubChannel) {
    const { name, sockets } = channel
    if (app.subscriptionCount === false || isPresence(name)) return
    const data = JSON.stringify({ subscription_count: sockets.size })
    send(channel, frame('pusher_internal:subscription_count', name, data))
    tell({ type: 'subscription-count', channel: name, count: sockets.size })
  }

  return {
    app,
    limits,
    clock,
    connections,
    channels,
    traffic,
    tell,
    open,
    cached(name: string) {
      const entry = channels.get(name)?.cached
      return entry && entry.until > clock.now() ? entry : undefined
    },
    join(channel: HubChannel, socket: Connection, member?: { id: string; info: unknown }) {
      const { name } = channel
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
    leave(channel: HubChannel, socket: Connection) {
      const { name } = channel
      if (!channel.sockets.delete(socket)) return
      tell({ type: 'unsubscribed', channel: name, socketId: socket.socketId })
      for (const [id, member] of channel.members) {
        if (!member.sockets.delete(socket) || member.sockets.size > 0) continue
        channel.members.delete(id)
        send(channel, frame('pusher_internal:member_removed', name, JSON.stringify({ user_id: id })))
        tell({ type: 'member-removed', channel: name, userId: id })
      }
      if (channel.sockets.size > 0) return announce(channel)
      if (!channel.cached) channels.delete(name)
      tell({ type: 'vacated', channel: name })
    },
    /** Sends an event of the API to all subscribers, and keeps it where the channel is one that caches. */
    publish(name: string, event: string, data: string, exceptSocketId?: string) {
      const channel = isCache(name) ? open(name) : channels.get(name)
      if (channel && isCache(name)) channel.cached = { event, data, until: clock.now() + limits.cacheTtl }
      const recipients = channel ? send(channel, frame(event, name, data), exceptSocketId) : 0
      tell({ type: 'published', channel: name, event, data, socketId: exceptSocketId, recipients })
    },
    relay(channel: HubChannel, from: Connection, event: string, data: unknown, userId: string | undefined) {
      const { name } = channel
      const recipients = send(channel, JSON.stringify({ event, channel: name, data, user_id: userId }), from)
      const { socketId } = from
      tell({ type: 'client-event', channel: name, event, data, socketId, userId, recipients })
    },
  }
}

export type AppState = ReturnType<typeof createAppState>
