import type { AuthAnswer, AuthorizeFunction, AuthorizeOptions } from '../auth/auth-types.ts'
import { ChannelKitError } from '../errors.ts'
import type { ChannelKitOptions } from '../kit-options.ts'
import type { PusherOptions } from '../source/pusher-types.ts'

type Texts = Record<string, string>
type Done = (error: Error | null, answer: AuthAnswer | null) => void

/** What pusher-js calls `channelAuthorization` and `userAuthentication`. */
interface Asking {
  endpoint?: string
  headers?: Texts
  params?: Texts
  headersProvider?(): Texts
  paramsProvider?(): Texts
  customHandler?(request: { socketId: string; channelName?: string }, done: Done): void
}

/** The options of pusher-js that say how it authorises, old and new. */
interface AuthorizingOptions {
  auth?: { headers?: Texts; params?: Texts }
  authEndpoint?: string
  authTransport?: unknown
  channelAuthorization?: Asking
  userAuthentication?: Asking
  authorizer?(channel: { name: string }, options: unknown): { authorize(socketId: string, done: Done): void }
}

/**
 * Options of pusher-js as those of a kit: what says how to authorise becomes `authorize`, and has what that has (fresh headers,
 * retries, many channels in one request). The rest stays as it is.
 */
export function optionsLike(given: Partial<PusherOptions>): ChannelKitOptions {
  const { auth, authEndpoint, authTransport, channelAuthorization, userAuthentication, authorizer, ...rest } =
    given as AuthorizingOptions & Partial<PusherOptions>
  const asked = { auth, authEndpoint, channelAuthorization, userAuthentication, authorizer }
  return { ...(rest as ChannelKitOptions), authorize: byFunction(asked, given) ?? byRequest(asked) }
}

function byRequest({
  auth,
  authEndpoint,
  channelAuthorization: channels = {},
  userAuthentication: users = {},
}: AuthorizingOptions): AuthorizeOptions {
  const of = (channel: string | null) => (channel === null ? users : channels)
  return {
    endpoint: channels.endpoint ?? authEndpoint,
    userEndpoint: users.endpoint,
    headers: ({ channel }) => ({
      ...auth?.headers,
      ...of(channel).headers,
      ...of(channel).headersProvider?.(),
    }),
    params: ({ channel }) => ({ ...auth?.params, ...of(channel).params, ...of(channel).paramsProvider?.() }),
  }
}

function byFunction(
  { channelAuthorization, userAuthentication, authorizer }: AuthorizingOptions,
  given: unknown,
): AuthorizeFunction | undefined {
  const forChannel = channelAuthorization?.customHandler
  if (!authorizer && !forChannel) return
  return ({ socketId, channel }) =>
    new Promise((resolve, reject) => {
      const done: Done = (error, answer) => (error || !answer ? reject(error) : resolve(answer))
      if (channel === null) {
        if (userAuthentication?.customHandler) return userAuthentication.customHandler({ socketId }, done)
        const what = 'Sign-in has no customHandler, though channels have one.'
        return reject(new ChannelKitError('invalid-options', what))
      }
      if (authorizer) return authorizer({ name: channel }, given).authorize(socketId, done)
      forChannel!({ socketId, channelName: channel }, done)
    })
}
