import { type PresenceSnapshot, presence, type Readable } from '@channelkit/core'
import { channelLike, type PusherJsChannel, type PusherJsPresenceChannel } from '@channelkit/core/compat'
import { useContext, useEffect, useMemo } from 'react'
import { KitContext } from '../../context.ts'
import { useLatestRef } from '../../use-latest-ref.ts'
import { useStore } from '../../use-store.ts'

/**
 * Subscribes to a channel for as long as the component is mounted; undefined is off.
 *
 * @example
 * const channel = useChannel('orders')
 * useEvent(channel, 'placed', (order) => console.log(order))
 */
export function useChannel<T extends PusherJsChannel & PusherJsPresenceChannel>(
  channelName: string | undefined,
): T | undefined {
  const kit = useContext(KitContext)
  const like = kit && channelName ? channelLike(kit, channelName) : undefined
  useEffect(() => like?.hold(), [like])
  return like?.channel as T | undefined
}

/**
 * Calls `callback` for an event of a channel that `useChannel` gave; without one it does nothing. The callback is always that
 * of the last render, and may be an inline function.
 */
export function useEvent<D>(
  channel: PusherJsChannel | PusherJsPresenceChannel | undefined,
  eventName: string,
  callback: (data?: D, metadata?: { user_id: string }) => void,
): void {
  const latest = useLatestRef(callback)
  useEffect(() => {
    if (!channel) return
    const run = (data: D, metadata: { user_id: string }) => latest.current(data, metadata)
    channel.bind(eventName, run)
    return () => void channel.unbind(eventName, run)
  }, [channel, eventName, latest])
}

// biome-ignore lint/suspicious/noExplicitAny: the original says nothing more exact, and code relies on it
type Loose = Record<string, any>

export interface PresenceChannelState {
  /** What is known of each, by id. */
  members: Loose
  me: Loose | undefined
  myID: string | undefined
  count: number
}

export interface usePresenceChannelValue extends Partial<PresenceChannelState> {
  channel?: PusherJsPresenceChannel
}

const NOBODY: PresenceSnapshot | null = null
const NO_ROOM: Readable<PresenceSnapshot | null> = {
  getSnapshot: () => NOBODY,
  getInitialSnapshot: () => NOBODY,
  subscribe: () => () => {},
}

/**
 * Who is on a presence channel, and the channel; undefined is off.
 *
 * @example
 * const { members, me, count } = usePresenceChannel('presence-room')
 */
export function usePresenceChannel(channelName: string | undefined): usePresenceChannelValue {
  const kit = useContext(KitContext)
  const channel = useChannel(channelName)
  const store = kit && channelName ? presence(kit, channelName) : NO_ROOM
  const room = useStore(store as Readable<PresenceSnapshot | null>)
  return useMemo(
    () => ({
      channel,
      members: Object.fromEntries(room?.members.map(({ id, info }) => [id, info]) ?? []),
      me: room?.me ? { ...room.me } : undefined,
      myID: room?.me?.id,
      count: room?.count ?? 0,
    }),
    [room, channel],
  )
}
