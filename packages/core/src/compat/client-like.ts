import type { ChannelKit } from '../kit.ts'
import { user } from '../people/user.ts'
import type { PusherJs } from '../source/pusher-types.ts'
import { binders, createBindings } from './bindings.ts'
import { channelLike } from './channel-like.ts'
import { connectionLike } from './connection-like.ts'
import { tapEvents } from './tap-events.ts'

/** What an application gave, where old code looks for it. */
export interface Given {
  readonly key?: string | undefined
  readonly config?: object | undefined
}

const known = new WeakMap<ChannelKit, PusherJs>()

/**
 * A kit with the names that a pusher-js client has, for code that knows only these. What it subscribes to is its own: hooks
 * and other code on the same channels keep theirs.
 */
export function clientLike(kit: ChannelKit, given: Given = {}): PusherJs {
  let client = known.get(kit)
  if (!client) {
    client = create(kit, given)
    known.set(kit, client)
  }
  return client
}

function create(kit: ChannelKit, { key, config = {} }: Given): PusherJs {
  const subscriptions = new Map<string, () => void>()
  const bindings = createBindings(kit.guard, listen)
  let untap: (() => void) | undefined

  function listen() {
    if (bindings.events().length > 0 || bindings.has(null))
      untap ??= tapEvents(kit, ({ event, data }) => {
        bindings.emit(event, data)
        bindings.emitAll(event, data)
      })
    else {
      untap?.()
      untap = undefined
    }
  }

  const own = {
    key,
    config,
    connection: connectionLike(kit),
    subscribe(name: string) {
      const like = channelLike(kit, name)
      if (!subscriptions.has(name)) subscriptions.set(name, like.hold())
      return like.channel
    },
    unsubscribe(name: string) {
      subscriptions.get(name)?.()
      subscriptions.delete(name)
    },
    /** Undefined where nobody subscribed to it. */
    channel(name: string) {
      const like = channelLike(kit, name)
      return like.held ? like.channel : undefined
    },
    allChannels: () =>
      kit.internals.channels
        .active()
        .map(({ name }) => channelLike(kit, name))
        .filter(({ held }) => held)
        .map(({ channel }) => channel),
    ...binders(bindings, (): unknown => own),
    connect: kit.connection.connect,
    disconnect: kit.connection.disconnect,
    signin: () => user(kit).signIn(),
  }
  return own as never
}
