import type { AppState } from './app-state.ts'
import { type Backlog, createBacklog } from './backlog.ts'
import { createCache } from './cache.ts'
import { createChannel, type HubChannel, subscriptionsOf } from './channel.ts'
import type { ClusterLink, Edge } from './cluster.ts'
import type { Connection } from './connection.ts'
import { createCounts } from './counts.ts'
import { frame } from './frame.ts'
import type { HubHappening, NewHappening } from './happening.ts'
import { createHistory, type OwnHistory } from './history.ts'
import { createIntake } from './intake.ts'
import { isCache, isPresence, USER_PREFIX } from './names.ts'
import type { App, HubClock, Limits } from './options.ts'
import { type SharedHistory, shareHistory } from './shared-history.ts'
import { createSilence } from './silence.ts'
import { createTraffic, utf8Length } from './traffic.ts'

/** One app's connections and channels, and what happens when they meet. */
export function createAppState(
  app: App,
  limits: Limits,
  clock: HubClock,
  emit: (happening: HubHappening) => void,
  backlogOfAll?: Backlog,
  /** The way to the other processes, if there are any. */
  link?: (state: AppState) => ClusterLink | undefined,
): AppState {
  const connections = new Map<string, Connection>()
  const channels = new Map<string, HubChannel>()
  const traffic = createTraffic()
  const cache = createCache(clock.monotonic, limits.cacheTtl)
  let own: OwnHistory | undefined
  let shared: SharedHistory | undefined
  const tell = (happening: NewHappening) =>
    emit({ ...happening, appId: app.id, at: clock.now() } as HubHappening)

  function open(name: string): HubChannel {
    let channel = channels.get(name)
    if (channel) return channel
    channel = createChannel(name)
    if (state.link) channel.waiting = []
    channels.set(name, channel)
    return channel
  }

  /** Sends one frame to all subscribers; returns how many those are. */
  function send(channel: HubChannel, text: string, except?: Connection | string): number {
    const conflated = channel.conflation?.take(text, except)
    let recipients = 0
    let sent = 0
    for (const socket of channel.sockets) {
      if (socket === except || socket.socketId === except) continue
      recipients++
      if (conflated?.has(socket)) continue
      socket.deliver(text)
      sent++
    }
    // Measured once a broadcast, not once a delivery.
    traffic.messagesOut += sent
    if (sent > 0) traffic.bytesOut += sent * utf8Length(text)
    return recipients
  }

  const counts = createCounts(clock, (channel, here) => {
    const { name } = channel
    const count = subscriptionsOf(channel)
    send(
      channel,
      frame('pusher_internal:subscription_count', name, JSON.stringify({ subscription_count: count })),
    )
    // Each process tells its own subscribers; the one where it changed tells whoever watches.
    if (here) tell({ type: 'subscription-count', channel: name, count })
  })
  const counted = (name: string) =>
    app.subscriptionCount !== false && !isPresence(name) && !name.startsWith(USER_PREFIX)
  const announce = (channel: HubChannel, here = true) => {
    if (counted(channel.name)) counts.changed(channel, here)
  }
  /** In a cluster an edge is what it is for all processes: the link tells it then. */
  const edge = (one: Edge) => (state.link ? state.link.edge(one) : tell(one))

  function sendMemberAdded(channel: HubChannel, id: string, info: unknown, except?: Connection) {
    const data = JSON.stringify({ user_id: id, user_info: info })
    send(channel, frame('pusher_internal:member_added', channel.name, data), except)
  }
  function sendMemberRemoved(channel: HubChannel, id: string) {
    send(channel, frame('pusher_internal:member_removed', channel.name, JSON.stringify({ user_id: id })))
  }

  function addMember(channel: HubChannel, socket: Connection, id: string, info: unknown) {
    const { name } = channel
    const known = channel.members.get(id)
    if (known) known.sockets.add(socket)
    else channel.members.set(id, { info, sockets: new Set([socket]) })
    if (!known) sendMemberAdded(channel, id, info, socket)
    if (!known || known.sockets.size === 1) state.link?.member(name, id, { info })
    if (!known) edge({ type: 'member-added', channel: name, userId: id })
  }
  function removeMember(channel: HubChannel, socket: Connection, id: string) {
    const { name } = channel
    const member = channel.members.get(id)
    if (!member?.sockets.delete(socket) || member.sockets.size > 0 || state.leaving === 'handover') return
    state.link?.member(name, id, undefined)
    if (member.remote && member.remote.size > 0) return
    channel.members.delete(id)
    if (!state.leaving) sendMemberRemoved(channel, id)
    edge({ type: 'member-removed', channel: name, userId: id })
  }

  const state: AppState = {
    app,
    limits,
    clock,
    connections,
    channels,
    traffic,
    intake: createIntake(limits, tell),
    backlog: createBacklog({
      get most() {
        return limits.backlog
      },
      clients: () => connections.values(),
      onCut: (clients) => tell({ type: 'backlog-cut', of: 'app', clients }),
      whole: backlogOfAll,
    }),
    silence: createSilence(limits, clock),
    users: { online: new Map(), watchers: new Map() },
    link: undefined,
    leaving: false,
    stats: new Set(),
    cache,
    history: undefined,
    windows: {
      clock,
      traffic,
      get keys() {
        return limits.conflatedKeys
      },
      get most() {
        return limits.conflated
      },
      waiting: 0,
    },
    tell,
    open,
    send,
    sendMemberAdded,
    sendMemberRemoved,
    whenOpen(channel, run) {
      if (!channel.waiting) return run()
      if (channel.waiting.push(run) > 1) return
      state.link?.open(channel.name, () => {
        const waiting = channel.waiting ?? []
        channel.waiting = null
        for (const one of waiting) one()
        if (channel.sockets.size > 0 || channels.get(channel.name) !== channel) return
        // Whoever wanted it has gone meanwhile.
        channels.delete(channel.name)
        state.link?.close(channel.name)
      })
    },
    cached: cache.get,
    join(channel, socket, member) {
      const { name } = channel
      socket.subscriptions.set(name, member?.id)
      channel.sockets.add(socket)
      state.link?.count(name, channel.sockets.size)
      if (subscriptionsOf(channel) === 1) edge({ type: 'occupied', channel: name })
      tell({ type: 'subscribed', channel: name, socketId: socket.socketId })
      if (member) addMember(channel, socket, member.id, member.info)
    },
    announce,
    leave(name, socket) {
      const channel = channels.get(name)
      const id = socket.subscriptions.get(name)
      socket.pending?.delete(name)
      channel?.conflation?.leave(socket)
      if (!socket.subscriptions.delete(name) || !channel?.sockets.delete(socket)) return
      if (channel.sockets.size === 0) channels.delete(name)
      tell({ type: 'unsubscribed', channel: name, socketId: socket.socketId })
      if (id !== undefined) removeMember(channel, socket, id)
      if (state.leaving === 'handover') return
      if (!state.leaving) announce(channel)
      state.link?.count(name, channel.sockets.size)
      if (subscriptionsOf(channel) === 0) edge({ type: 'vacated', channel: name })
      if (channel.sockets.size === 0) state.link?.close(name)
    },
    publish(name, event, data, exceptSocketId) {
      const channel = channels.get(name)
      const cached = isCache(name) ? cache.set(name, event, data) : undefined
      const serial = own?.add(name, event, data, exceptSocketId)
      const text = channel || state.link ? frame(event, name, data, undefined, serial) : ''
      const here = () => (channel ? send(channel, text, exceptSocketId) : 0)
      const rule = shared?.ruleOf(name)
      const kept = rule && { ...rule, event, data, frame: text, except: exceptSocketId, cached }
      // What is kept comes back with its number, to be sent here as everywhere.
      const keeps = kept && state.link?.keep(name, kept, here)
      const recipients = keeps ? recipientsIn(channel, exceptSocketId) : here()
      if (!keeps) state.link?.publish(name, text, exceptSocketId, cached)
      tell({ type: 'published', channel: name, event, data, socketId: exceptSocketId, recipients })
    },
    relay(channel, from, event, data, bytes) {
      const { name } = channel
      const userId = from.subscriptions.get(name)
      const text = JSON.stringify({ event, channel: name, data, user_id: userId })
      const recipients = send(channel, text, from)
      state.link?.publish(name, text, undefined)
      const { socketId } = from
      tell({ type: 'client-event', channel: name, event, data, socketId, userId, bytes, recipients })
    },
    end: counts.end,
  }
  state.link = link?.(state)
  if (!app.history?.length) return state
  if (state.link) state.history = shared = shareHistory(app.history, { link: state.link, clock })
  else state.history = own = createHistory(app.history, limits.history, clock)
  return state
}

const recipientsIn = (channel: HubChannel | undefined, except: string | undefined) =>
  [...(channel?.sockets ?? [])].filter(({ socketId }) => socketId !== except).length
