import type { AuthAnswer, AuthorizeFunction } from '../authorize.ts'
import { ChannelKitError } from '../errors.ts'

type Callback = (error: unknown, answer: AuthAnswer | null) => void

/** Stands between pusher-js and the authoriser: keeps the reasons, and drops answers that come too late. */
export function createPusherAuth(authorize: AuthorizeFunction, socketId: () => string | undefined) {
  /** Under way, by channel; the user's goes by the empty name. */
  const pending = new Map<string, AbortController>()
  const refusals = new Map<string, ChannelKitError>()

  function abandon(name: string): boolean {
    pending.get(name)?.abort()
    return pending.delete(name)
  }

  async function ask(socket: string, channel: string | null, done: Callback) {
    const name = channel ?? ''
    abandon(name)
    refusals.delete(name)
    const abort = new AbortController()
    pending.set(name, abort)
    let answer: AuthAnswer | null = null
    try {
      answer = await authorize({ socketId: socket, channel }, abort.signal)
    } catch (cause) {
      refusals.set(
        name,
        cause instanceof ChannelKitError
          ? cause
          : new ChannelKitError('auth-denied', `${channel ?? 'Sign-in'} was not authorised: ${cause}.`, {
              cause,
            }),
      )
    }
    // Signed for a socket that is gone, it would be refused; the new socket has asked for itself.
    if (abort.signal.aborted || socketId() !== socket) return
    pending.delete(name)
    done(refusals.get(name) ?? null, answer)
  }

  return {
    abandon,
    abandonAll: () => [...pending.keys()].forEach(abandon),
    refusedBy: (name: string) => refusals.get(name),
    /** The options that make pusher-js ask here. */
    options: {
      channelAuthorization: {
        customHandler: (request: { socketId: string; channelName: string }, done: Callback) =>
          void ask(request.socketId, request.channelName, done),
      },
      userAuthentication: {
        customHandler: (request: { socketId: string }, done: Callback) =>
          void ask(request.socketId, null, done),
      },
    },
  }
}
