import { channel } from '../channel.ts'
import { type ChannelSnapshot, stateOf } from '../channel-status.ts'
import type { ChannelKit } from '../kit.ts'
import { type Present, presentAfter } from '../present.ts'
import type { PusherJsChannel, PusherJsPresenceChannel } from '../source/pusher-types.ts'
import type { MembersHappening } from '../source/source.ts'
import { binders, createBindings } from './bindings.ts'
import { type MembersLike, membersLike } from './members-like.ts'
import { tapEvents } from './tap-events.ts'

/** What pusher-js tells of a channel itself. */
export const LIFECYCLE = {
  succeeded: 'pusher:subscription_succeeded',
  failed: 'pusher:subscription_error',
  count: 'pusher:subscription_count',
  joined: 'pusher:member_added',
  left: 'pusher:member_removed',
} as const

/** Whether pusher-js tells it itself. */
export const isLifecycle = (event: string) => Object.values<string>(LIFECYCLE).includes(event)

/** A channel of a kit with the names that one of pusher-js has. */
export interface ChannelLike {
  readonly channel: PusherJsChannel & PusherJsPresenceChannel
  readonly held: boolean
  /**
   * Keeps it subscribed until the returned function is called. With the last who held it go all handlers, as they do with an
   * object of pusher-js that is unsubscribed.
   */
  hold(): () => void
}

const known = new WeakMap<object, ChannelLike>()

/** The same for the same channel of a kit. Having one subscribes to nothing. */
export function channelLike(kit: ChannelKit, name: string): ChannelLike {
  const handle = channel(kit, name)
  let like = known.get(handle)
  if (!like) {
    like = create(kit, name)
    known.set(handle, like)
  }
  return like
}

function create(kit: ChannelKit, name: string): ChannelLike {
  const entry = kit.internals.channels.get(name)
  const bindings = createBindings(kit.guard, listen)
  const listening = new Map<string, () => void>()
  let holders = 0
  let present: Present | null = null
  let last: ChannelSnapshot = stateOf(name)
  let untap: (() => void) | undefined
  const isLive = () => holders > 0 && entry.state().status === 'live'

  function tell(event: string, data: unknown) {
    bindings.emit(event, data)
    bindings.emitAll(event, data)
  }

  /** Listens to what somebody is bound to, and to nothing else. */
  function listen() {
    const wanted = new Set(holders > 0 ? bindings.events().filter((event) => !isLifecycle(event)) : [])
    for (const [event, off] of listening) {
      if (wanted.has(event)) continue
      listening.delete(event)
      off()
    }
    for (const event of wanted) {
      if (listening.has(event)) continue
      const off = entry.on(event, (data, { userId }) =>
        bindings.emit(event, data, userId === undefined ? {} : { user_id: userId }),
      )
      listening.set(event, off)
    }
    const all = holders > 0 && bindings.has(null)
    if (all)
      untap ??= tapEvents(kit, (told) => told.channel === name && bindings.emitAll(told.event, told.data))
    else {
      untap?.()
      untap = undefined
    }
  }

  const succeeded = () => (present ? membersLike(present) : {})

  function members(told: MembersHappening) {
    const gone = 'left' in told ? present?.members.get(told.left) : undefined
    present = presentAfter(present, told)
    if ('joined' in told) tell(LIFECYCLE.joined, told.joined)
    if (gone) tell(LIFECYCLE.left, gone)
  }

  function changed(state: ChannelSnapshot) {
    const before = last
    last = state
    const { status, error, subscriptionCount } = state
    if (status === 'failed' && before.status !== 'failed')
      tell(LIFECYCLE.failed, { type: 'AuthError', error: error?.message, status: error?.httpStatus })
    if (subscriptionCount !== null && subscriptionCount !== before.subscriptionCount)
      tell(LIFECYCLE.count, { subscription_count: subscriptionCount })
  }

  function open(): () => void {
    last = stateOf(name)
    const release = entry.acquire()
    const stop = entry.observe({ members, changed, live: () => tell(LIFECYCLE.succeeded, succeeded()) })
    return () => {
      stop()
      release()
    }
  }
  let close = () => {}

  const own = {
    name,
    get subscribed() {
      return isLive()
    },
    get subscriptionCount() {
      return entry.state().subscriptionCount ?? undefined
    },
    get members(): MembersLike {
      return membersLike(present)
    },
    ...binders(bindings, (): unknown => own),
    bind(event: string, run: (data: unknown) => void, context?: unknown) {
      bindings.bind(event, run, context)
      // Who comes late is told too. pusher-js tells only those who were there before.
      if (event === LIFECYCLE.succeeded && isLive())
        void Promise.resolve().then(() => {
          if (isLive() && bindings.has(event, run)) kit.guard(() => run.call(context, succeeded()))
        })
      return own
    },
    /** What becomes of it can't be returned: a failure is told to `onError`. */
    trigger(event: string, data: unknown) {
      void kit.internals.trigger(name, event, data).then((result) => {
        if (result.status === 'failed') kit.report(result.error)
      })
      return true
    },
  }

  return {
    channel: own as never,
    get held() {
      return holders > 0
    },
    hold() {
      if (++holders === 1) {
        close = open()
        listen()
      }
      let held = true
      return () => {
        if (!held) return
        held = false
        if (--holders > 0) return
        bindings.unbind()
        present = null
        close()
      }
    },
  }
}
