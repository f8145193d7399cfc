import type { AuthorizeFunction } from '../auth/auth-types.ts'
import type { Clock } from '../clock.ts'
import type { ErrorData } from '../error-data.ts'
import type { Frames } from '../frames.ts'
import { createPusherAuth } from './pusher-auth.ts'
import { createPusherChannels } from './pusher-channels.ts'
import { followConnection } from './pusher-connection.ts'
import { hangUp, type PusherInstance } from './pusher-instance.ts'
import { ownHold, type PusherHold, sharedHold } from './pusher-share.ts'
import type { PusherLike } from './pusher-types.ts'
import { bindUser } from './pusher-user.ts'
import { createShortWay } from './short-way.ts'
import type { Dispatch, Source, SourceState } from './source.ts'

export interface PusherSourceOptions {
  clock: Clock
  frames: Pick<Frames, 'quiet' | 'next'>
  authorize: AuthorizeFunction
  /** The app's own instance, used as it is and never disconnected... */
  pusher?: PusherLike
  /** ...or how to make one, with the options that route authorisation through ours. */
  make?(options: object): PusherInstance
}

/** A source on pusher-js: turns its callbacks into happenings and evens out its oddities. */
export function createPusherSource({
  clock,
  frames,
  authorize,
  pusher: given,
  make,
}: PusherSourceOptions): Source {
  let receive: Dispatch
  let pusher: PusherLike | undefined
  let connection: ReturnType<typeof followConnection>
  let unbindUser: () => void
  let end = () => {}
  let hold: PusherHold = ownHold(() => pusher!)
  /** Whether messages come past pusher-js. */
  let direct = false

  const dispatch: Dispatch = (happening) => {
    if (happening.type === 'connection' && happening.state !== 'connected') {
      // What came before the line was lost is told before.
      shortWay.drain()
      channels.lost()
      // What was pending on the old connection and left meanwhile must not come back on the new one.
      channels.sweepAll()
    }
    receive(happening)
  }
  const auth = createPusherAuth({
    authorize,
    // A connection that is lost keeps its id until the next one is up.
    socketId: () => (pusher?.connection.connection ? pusher.connection.socket_id : undefined),
    isSubscribed: (name) => pusher?.channel(name)?.subscribed === true,
  })
  const channels = createPusherChannels({
    clock,
    dispatch,
    pusher: () => pusher!,
    hold: () => hold,
    numbered: () => direct,
    ...auth,
  })
  const shortWay = createShortWay({
    frames,
    receive: (message) => channels.receive(message),
    heard: () => connection.heard(),
  })
  // An instance of the app's own has listeners of which nothing is known here.
  const onConnected = () => {
    direct = shortWay.attach(pusher!.connection.connection?.transport?.socket)
  }
  const onMessage = ({ event, channel, data }: { event: string; channel?: string; data: unknown }) => {
    if (!channel || event.startsWith('pusher') || channels.hears(channel, event)) return
    dispatch({ type: 'unheard', at: clock.now(), channel, event, data })
  }

  return {
    start(to) {
      receive = to
      if (given) {
        pusher = given
        const told = (error: ErrorData) => dispatch({ type: 'server-error', at: clock.now(), error })
        hold = sharedHold(given, told)
      } else ({ pusher, end } = make!(auth.options))
      connection = followConnection(pusher, clock, dispatch, !given)
      if (!given) pusher.connection.bind('connected', onConnected)
      unbindUser = bindUser(pusher, clock, dispatch, auth.refusedBy)
      const { state } = pusher.connection
      if (state !== 'initialized') connection.onState(state as SourceState)
    },
    connect: () => connection.connect(),
    disconnect() {
      shortWay.drain()
      hangUp(pusher!)
    },
    retry: () => connection.retry(),
    check: () => connection.check(),
    subscribe: channels.want,
    unsubscribe: channels.leave,
    bind: channels.bind,
    unbind: channels.unbind,
    signIn() {
      // Once asked, pusher-js never asks again by itself, not even after a refusal.
      pusher!.user.signin_requested = false
      pusher!.signin()
    },
    renew() {
      pusher!.user.signin_requested = false
      auth.abandonAll()
      connection.renew()
    },
    send: (channel, event, data) => connection.open() && pusher!.send_event(event, data, channel) === true,
    past: channels.past,
    conflate: channels.conflate,
    watch(on) {
      channels.watch(on)
      if (on) pusher!.connection.bind('message', onMessage)
      else pusher!.connection.unbind('message', onMessage)
    },
    destroy() {
      connection.stop()
      unbindUser()
      // First, so that leaving says nothing to a connection that ends anyway.
      end()
      for (const name of channels.names()) channels.leave(name)
      hold.end()
      auth.abandonAll()
    },
  }
}
