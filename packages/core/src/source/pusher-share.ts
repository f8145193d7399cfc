import { dataOf, type ErrorData } from '../error-data.ts'
import { ChannelKitError } from '../errors.ts'
import type { PusherChannel, PusherLike } from './pusher-types.ts'
import { standBefore } from './stand-before.ts'

/** How channels of an instance are held and given up: by one kit, among others who hold them. */
export interface PusherHold {
  subscribe(name: string): PusherChannel
  /** Gives it up; true if nobody else has it. */
  release(name: string): boolean
  /** Whether anybody else has it. */
  held(name: string): boolean
  unsubscribe(name: string): void
  end(): void
}

/** Of an instance that is the kit's own. */
export const ownHold = (pusher: () => PusherLike): PusherHold => ({
  subscribe: (name) => pusher().subscribe(name),
  release: () => true,
  held: () => false,
  unsubscribe: (name) => pusher().unsubscribe(name),
  end() {},
})

interface Share {
  /** What other code of the application has subscribed. */
  readonly old: Set<string>
  readonly kits: Set<{ readonly has: Set<string>; tell(error: ErrorData): void }>
  readonly raw: Pick<PusherLike, 'subscribe' | 'unsubscribe'>
  end(): void
}

const shares = new WeakMap<PusherLike, Share>()

/**
 * Holds channels of the application's own instance. Its other code goes on calling `subscribe` and `unsubscribe` as if it
 * were alone: what it gives up stays subscribed for a kit that has it, and what a kit gives up stays for it.
 *
 * @param tell told what can't be shared
 */
export function sharedHold(pusher: PusherLike, tell: (error: ErrorData) => void): PusherHold {
  const share = shares.get(pusher) ?? begin(pusher)
  const kit = { has: new Set<string>(), tell }
  share.kits.add(kit)
  const held = (name: string) =>
    share.old.has(name) || [...share.kits].some((other) => other !== kit && other.has.has(name))
  return {
    held,
    subscribe(name) {
      kit.has.add(name)
      return share.raw.subscribe(name)
    },
    release(name) {
      kit.has.delete(name)
      return !held(name)
    },
    unsubscribe: (name) => share.raw.unsubscribe(name),
    end() {
      share.kits.delete(kit)
      if (share.kits.size === 0) share.end()
    },
  }
}

function begin(pusher: PusherLike): Share {
  const { connection } = pusher
  const before = {
    subscribe: pusher.subscribe,
    unsubscribe: pusher.unsubscribe,
    subscribeAll: pusher.subscribeAll,
  }
  const old = new Set(pusher.allChannels?.().map(({ name }) => name))
  const kits: Share['kits'] = new Set()
  const wanted = (name: string) => [...kits].some(({ has }) => has.has(name))
  const raw = {
    subscribe: (name: string) => before.subscribe.call(pusher, name),
    unsubscribe: (name: string) => before.unsubscribe.call(pusher, name),
  }
  /** pusher-js itself subscribes everything anew on each connection. */
  let inside = false

  const around = {
    subscribe(name: string) {
      const known = inside || old.has(name)
      if (!inside) old.add(name)
      const was = pusher.channel(name)
      const channel = raw.subscribe(name)
      if (!known && was === channel && wanted(name)) replay(channel, () => old.has(name))
      return channel
    },
    unsubscribe(name: string) {
      const had = old.delete(name)
      if (!wanted(name)) raw.unsubscribe(name)
      // To its handlers it is as if the channel were gone.
      else if (had) pusher.channel(name)?.unbind()
    },
    subscribeAll() {
      inside = true
      try {
        before.subscribeAll?.call(pusher)
      } finally {
        inside = false
      }
    },
  }
  const stops = [
    standBefore(pusher, 'subscribe', () => around.subscribe),
    standBefore(pusher, 'unsubscribe', () => around.unsubscribe),
    standBefore(pusher, 'subscribeAll', () => around.subscribeAll),
    standBefore(connection, 'unbind', (unbind) => (event, run, context) => {
      const left = unbind.call(connection, event, run, context)
      if (!run && !context && (event === undefined || OWN_EVENTS.has(event)))
        for (const { tell } of kits) tell(dataOf(deaf(event)))
      return left
    }),
  ]
  const share = {
    old,
    kits,
    raw,
    end() {
      shares.delete(pusher)
      for (const stop of stops) stop()
    },
  }
  shares.set(pusher, share)
  return share
}

/** What pusher-js itself is bound to: without it no instance works. */
const OWN_EVENTS = new Set(['connected', 'message', 'connecting', 'disconnected', 'error'])

const deaf = (event: string | undefined) =>
  new ChannelKitError(
    'pusher-unbound',
    `pusher.connection.unbind(${event ? `'${event}'` : ''}) took away the handlers of pusher-js itself: this instance subscribes and hears nothing any more.`,
  )

/** Success is told once, and a channel that a kit has may be live already: who subscribes then waits for it as ever. */
function replay(channel: PusherChannel, still: () => boolean) {
  if (!channel.subscribed) return
  void Promise.resolve().then(() => {
    if (!channel.subscribed || !still()) return
    // Past those who watch the channel and know.
    const { emit } = Object.getPrototypeOf(channel) as PusherChannel
    emit.call(channel, 'pusher:subscription_succeeded', channel.members ?? {})
  })
}
