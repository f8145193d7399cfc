import { type ChannelKit, type ConnectionSnapshot, createChannelKit } from '@channelkit/core'
import { channelLike, clientLike, type PusherJs } from '@channelkit/core/compat'
import { watchHost } from '../../host.ts'
import { createEchoChannel, type EchoChannel, type EchoPresenceChannel } from './channel.ts'
import type { BroadcastDriver, Broadcaster, EchoOptions } from './drivers.ts'
import { tellSocketId } from './interceptors.ts'
import { nullKit } from './null-kit.ts'
import { kitOptions } from './options.ts'

export type ConnectionStatus = 'connected' | 'disconnected' | 'connecting' | 'reconnecting' | 'failed'

const STATUS: Record<ConnectionSnapshot['status'], ConnectionStatus> = {
  idle: 'disconnected',
  connecting: 'connecting',
  connected: 'connected',
  reconnecting: 'reconnecting',
  unavailable: 'reconnecting',
  disconnected: 'disconnected',
  failed: 'failed',
}

/** The words of Echo for the state of a connection. */
export const echoStatus = ({ status }: ConnectionSnapshot): ConnectionStatus => STATUS[status]

export interface EchoConnector {
  /** The connection, with the names that a pusher-js client has. */
  readonly pusher: PusherJs
  /** The channels that were asked for here, by their names on the wire. */
  readonly channels: Record<string, EchoPresenceChannel>
  socketId(): string | undefined
  connectionStatus(): ConnectionStatus
  onConnectionChange(callback: (status: ConnectionStatus) => void): () => void
  disconnect(): void
}

/** A kit with the names that an instance of Laravel Echo has. */
export interface Echo<Name extends BroadcastDriver = BroadcastDriver> {
  /** The kit itself: give it to a provider, and new hooks share the connection. */
  readonly kit: ChannelKit
  readonly connector: EchoConnector
  readonly options: EchoOptions<Name>
  channel(name: string): Broadcaster[Name]['public']
  private(name: string): Broadcaster[Name]['private']
  encryptedPrivate(name: string): Broadcaster[Name]['encrypted']
  join(name: string): Broadcaster[Name]['presence']
  listen(name: string, event: string, callback: CallableFunction): Broadcaster[Name]['public']
  /** Gives up what was asked for here of a channel, as well as its private and presence variants. */
  leave(name: string): void
  /** Gives up what was asked for here of one channel, by its name on the wire. */
  leaveChannel(name: string): void
  leaveAllChannels(): void
  socketId(): string | undefined
  connectionStatus(): ConnectionStatus
  connect(): void
  disconnect(): void
}

/** An Echo, and what hooks need of it. */
export interface EchoParts {
  readonly echo: Echo
  at(name: string): EchoPresenceChannel
  /** Keeps a channel subscribed for a hook, until the returned function is called. */
  hold(name: string): () => void
  /** Another one stands in its place: its kit ends with its last hook. */
  retire(): void
}

export function createEcho(options: EchoOptions): EchoParts {
  const { namespace = 'App.Events', withoutInterceptors, kit: given } = options
  const kit = given ?? (options.broadcaster === 'null' ? nullKit() : createChannelKit(kitOptions(options)))
  const onPage = typeof document !== 'undefined'
  const stop = onPage ? watchHost(kit) : () => {}
  const shared = new Map<string, EchoPresenceChannel>()
  const holds = new Map<string, () => void>()
  const channels: Record<string, EchoPresenceChannel> = {}
  let holders = 0
  let retired = false

  function at(name: string): EchoPresenceChannel {
    const channel = shared.get(name) ?? createEchoChannel(kit, name, namespace)
    shared.set(name, channel)
    return channel
  }
  function take(name: string): EchoPresenceChannel {
    channels[name] ??= at(name)
    if (!holds.has(name)) holds.set(name, channelLike(kit, name).hold())
    return channels[name]
  }
  function leaveChannel(name: string) {
    holds.get(name)?.()
    holds.delete(name)
    delete channels[name]
  }
  const end = () => {
    if (!retired || holders > 0) return
    stop()
    if (!given) kit.destroy()
  }

  const socketId = () => kit.socketId ?? undefined
  const connectionStatus = () => echoStatus(kit.connection.getSnapshot())
  const { connect, disconnect } = kit.connection
  const echo: Echo = {
    kit,
    options,
    connector: {
      pusher: clientLike(kit, { key: options.key ?? undefined, config: options }),
      channels,
      socketId,
      connectionStatus,
      onConnectionChange: (callback) => kit.connection.subscribe(() => callback(connectionStatus())),
      disconnect,
    },
    channel: (name): EchoChannel => take(name),
    private: (name) => take(`private-${name}`),
    encryptedPrivate: (name) => take(`private-encrypted-${name}`),
    join: (name) => take(`presence-${name}`),
    listen: (name, event, callback) => take(name).listen(event, callback),
    leave(name) {
      for (const prefix of ['', 'private-', 'private-encrypted-', 'presence-'])
        leaveChannel(`${prefix}${name}`)
    },
    leaveChannel,
    leaveAllChannels: () => Object.keys(channels).forEach(leaveChannel),
    socketId,
    connectionStatus,
    connect,
    disconnect,
  }
  // As the original does. A server that renders connects to nothing.
  if (onPage) connect()
  if (!withoutInterceptors) tellSocketId(socketId)
  return {
    echo,
    at,
    hold(name) {
      const release = channelLike(kit, name).hold()
      holders++
      let held = true
      return () => {
        if (!held) return
        held = false
        release()
        holders--
        end()
      }
    },
    retire() {
      retired = true
      end()
    },
  }
}
