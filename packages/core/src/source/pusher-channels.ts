import type { Clock } from '../clock.ts'
import { dataOf } from '../error-data.ts'
import { ChannelKitError } from '../errors.ts'
import { CONFLATE_EVENT, createPusherConflation } from './pusher-conflation.ts'
import { parsed } from './pusher-data.ts'
import { watchEmits } from './pusher-emits.ts'
import { isInternal } from './pusher-encrypted.ts'
import { refusal, unreadable } from './pusher-errors.ts'
import { createPusherHistory, HISTORY_EVENT, happenedIn, type PastAnswer } from './pusher-history.ts'
import type { PusherHold } from './pusher-share.ts'
import type { PusherChannel, PusherLike, PusherMessage } from './pusher-types.ts'
import { createWatcher, type Wanted } from './pusher-wanted.ts'
import type { Dispatch, PastAsk } from './source.ts'

export interface PusherChannelsOptions {
  clock: Clock
  dispatch: Dispatch
  pusher(): PusherLike
  hold(): PusherHold
  /** Whether events come here with the numbers that a server gave them. */
  numbered(): boolean
  /** Why the last authorisation of a channel failed, if it did. */
  refusedBy(channel: string): ChannelKitError | undefined
  /** Drops an authorisation under way; true if there was one. */
  abandon(channel: string): boolean
}

/** The channels that are wanted, kept in step with pusher-js's table of them. */
export function createPusherChannels(options: PusherChannelsOptions) {
  const { clock, dispatch } = options
  const wanted = new Map<string, Wanted>()
  /** Left while pending: pusher-js only flags these and would subscribe them at the next reconnect. */
  const left = new Set<string>()
  let watching = false

  const refuse = (channel: string, error: ChannelKitError) =>
    dispatch({ type: 'refused', at: clock.now(), channel, error: dataOf(error) })

  const history = createPusherHistory({
    clock,
    send: (event, data) => options.pusher().send_event(event, data),
    socketId: () => options.pusher().connection.socket_id,
    live: tellLive,
    deliver(name, { event, data, serial, ago }) {
      const want = wanted.get(name)
      // pusher-js decrypts, and knows nothing of numbers and times.
      if (want?.encrypted) return want.channel?.handleEvent({ event, channel: name, data: parsed(data) })
      if (want) tell(want, { event, channel: name, data, serial }, clock.now() - ago)
    },
  })

  const conflation = createPusherConflation({
    wanted,
    pusher: options.pusher,
    own: options.numbered,
    tell: (channel, terms) => dispatch({ type: 'conflated', at: clock.now(), channel, terms }),
  })

  function live(name: string) {
    conflation.live(name)
    const want = wanted.get(name)
    // A cache has a way of its own to what is newest; where pusher-js alone hears events, numbers are lost.
    const numbered = options.numbered() && !want?.cached
    const state = history.subscribed(name, numbered ? want?.position?.last() : undefined)
    if (state !== 'later') tellLive(name, state === 'resumed')
  }

  function tellLive(name: string, resumed: boolean, since?: number) {
    const { presence, channel } = wanted.get(name) ?? {}
    const at = clock.now()
    if (presence) {
      const id = channel?.members?.myID
      dispatch({
        type: 'members',
        at,
        channel: name,
        me: id == null ? null : String(id),
        all: presence.all(),
      })
    }
    dispatch({
      type: 'subscribed',
      at,
      channel: name,
      ...(resumed && { resumed }),
      ...(since !== undefined && { since }),
    })
  }

  const watcher = createWatcher({
    unreadable(channel, cause) {
      const error = unreadable(channel, options.refusedBy(channel) ?? cause)
      dispatch({ type: 'channel-error', at: clock.now(), channel, error: dataOf(error) })
    },
    member: (channel, change) => dispatch({ type: 'member', at: clock.now(), channel, ...change }),
  })

  const heard =
    (channel: string) =>
    (event: string, given: unknown, meta?: { user_id?: string }): void => {
      switch (event) {
        case 'pusher:subscription_succeeded':
          live(channel)
          break
        case 'pusher:subscription_error': {
          // The server's refusal leaves a channel pending, and a pending one can't be tried again.
          const pending = options.pusher().channel(channel)
          if (pending) pending.subscriptionPending = false
          refuse(channel, options.refusedBy(channel) ?? refusal(channel, given))
          break
        }
        case 'pusher:subscription_count': {
          const { subscription_count: count } = given as { subscription_count: number }
          dispatch({ type: 'count', at: clock.now(), channel, count })
        }
      }
      const want = wanted.get(channel)
      if (!want?.events.has(event) || want.cached?.repeats()) return
      const data = want.encrypted && !isInternal(event) ? want.encrypted.data() : given
      dispatch({ type: 'event', at: clock.now(), channel, event, data, userId: meta?.user_id })
    }

  function tell(want: Wanted, message: PusherMessage, at: number) {
    const { channel = '', event, user_id, serial } = message
    const heard = want.events.has(event)
    if (!heard && !watching) return
    const data = parsed(message.data)
    if (!heard) return dispatch({ type: 'unheard', at, channel, event, data })
    const userId = want.presence ? user_id : undefined
    dispatch({ type: 'event', at, channel, event, data, userId, serial })
  }

  function join(name: string) {
    const want = wanted.get(name)
    if (!want) return
    left.delete(name)
    let channel: PusherChannel
    try {
      channel = options.hold().subscribe(name)
    } catch (cause) {
      const code = name.startsWith('private-encrypted-') ? 'encryption-unavailable' : 'invalid-channel'
      return refuse(name, new ChannelKitError(code, `Channel ${name} can't be subscribed.`, { cause }))
    }
    if (want.channel !== channel) {
      watcher.stop(want)
      want.channel = channel
      watcher.watch(name, want, channel, heard(name))
    }
    // Success is not replayed to whoever binds late.
    if (channel.subscribed) live(name)
  }

  /** Removes a channel that was left while pending, so that it never comes back. */
  function sweep(name: string) {
    const channel = options.pusher().channel(name)
    if (!left.delete(name) || !channel || options.hold().held(name)) return
    channel.subscriptionPending = false
    options.hold().unsubscribe(name)
  }

  function leave(name: string) {
    const want = wanted.get(name)
    wanted.delete(name)
    const pusher = options.pusher()
    const channel = want?.channel
    history.left(name)
    if (!channel) return
    watcher.stop(want)
    if (!options.hold().release(name)) return
    options.hold().unsubscribe(name)
    if (pusher.channel(name) !== channel) return
    left.add(name)
    if (options.abandon(name)) return sweep(name)
    const stop = watchEmits(channel, (event) => {
      if (event !== 'pusher:subscription_error') return
      stop()
      if (!wanted.has(name)) sweep(name)
    })
  }

  return {
    join,
    leave,
    sweepAll: () => left.forEach(sweep),
    lost() {
      conflation.lost()
      history.lost()
    },
    conflate: conflation.want,
    past(channel: string, ask: number, what: PastAsk) {
      const want = wanted.get(channel)
      const done = (answer: PastAnswer | null) => {
        const at = clock.now()
        dispatch({ type: 'past', at, channel, ask, events: happenedIn(channel, answer, at) })
      }
      // Only pusher-js can decrypt, and it would tell everybody.
      if (!want || want.encrypted) done(null)
      else history.past(channel, what, done)
    },
    /** Whether to tell of events that nobody asked for. */
    watch(on: boolean) {
      watching = on
    },
    names: () => [...wanted.keys()],
    hears: (channel: string, event: string) => wanted.get(channel)?.events.has(event) === true,
    /**
     * Takes an event that pusher-js has not seen, unless it is one that pusher-js has to see: it decrypts, and it
     * knows what a cache has sent again.
     */
    receive({ channel, event, data, user_id, serial, upto }: PusherMessage): boolean {
      if (event === HISTORY_EVENT) {
        const told = parsed(data) as { behind?: unknown } | null
        if (channel && typeof told?.behind === 'number') history.behind(channel, told, told.behind)
        else history.answered(told)
        return true
      }
      if (event === CONFLATE_EVENT) {
        conflation.answered(channel, parsed(data))
        return true
      }
      const want = channel === undefined ? undefined : wanted.get(channel)
      if (!channel || !want?.channel || want.cached) return false
      if (options.pusher().channel(channel) !== want.channel) return false
      // Sent before it was left, or on a line that is gone: what came after it would be missing in between.
      if (!want.channel.subscribed) return true
      if (want.encrypted) {
        const { channel: of } = want
        const message = { event, channel, data: parsed(data) }
        history.event(channel, { serial, upto }, () => of.handleEvent(message), false)
        return true
      }
      const message = { event, channel, data, user_id, serial }
      const run = () => tell(want, message, clock.now())
      history.event(channel, { serial, upto }, run, event.startsWith('client-'))
      return true
    },
    want(name: string) {
      if (!wanted.has(name)) wanted.set(name, { events: new Set(), terms: new Map() })
      join(name)
    },
    bind: (name: string, event: string) => void wanted.get(name)?.events.add(event),
    unbind(name: string, event: string) {
      wanted.get(name)?.events.delete(event)
      conflation.want(name, event, null)
    },
  }
}
