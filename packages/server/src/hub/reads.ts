import type { AppState } from './app-state.ts'
import { subscriptionsOf } from './channel.ts'
import type { ChannelSummary, ClusterCached, ConnectionSummary } from './cluster.ts'
import { connectionsOf } from './remote.ts'

// What the HTTP API asks of an app, answered for all processes. While the others can't be asked, the answer is what is
// known here.

/** The channels that somebody is subscribed to. */
export async function readChannels(state: AppState, prefix: string): Promise<readonly ChannelSummary[]> {
  const all = await state.link?.channels(prefix)
  if (all) return all
  const here = [...state.channels.keys()].filter((name) => name.startsWith(prefix))
  return here.map((name) => known(state, name)).filter(({ subscriptions }) => subscriptions > 0)
}

export async function readChannel(
  state: AppState,
  name: string,
): Promise<ChannelSummary & { readonly cached?: ClusterCached | undefined }> {
  return (await state.link?.channel(name)) ?? { ...known(state, name), cached: state.cached(name) }
}

/** The user ids on a presence channel. */
export async function readUsers(state: AppState, channel: string): Promise<readonly string[]> {
  return (await state.link?.users(channel)) ?? [...(state.channels.get(channel)?.members.keys() ?? [])]
}

export async function readConnections(state: AppState): Promise<readonly ConnectionSummary[]> {
  return [...connectionsOf(state), ...((await state.link?.connections()) ?? [])]
}

/** Ends one connection, wherever it is: with 4200 if it may come back, else with 4009. */
export function endConnection(state: AppState, socketId: string, reconnect: boolean): void {
  const here = state.connections.get(socketId)
  if (here) here.end(reconnect ? 4200 : 4009)
  else state.link?.end(socketId, reconnect)
}

function known(state: AppState, name: string): ChannelSummary {
  const channel = state.channels.get(name)
  return {
    name,
    subscriptions: channel ? subscriptionsOf(channel) : 0,
    users: channel?.members.size ?? 0,
  }
}
