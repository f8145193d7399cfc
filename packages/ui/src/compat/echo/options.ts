import { type AuthRequest, ChannelKitError, type ChannelKitOptions } from '@channelkit/core'
import { optionsLike, type PusherOptions } from '@channelkit/core/compat'
import type { EchoOptions } from './drivers.ts'
import { fromBuild } from './env.ts'

/** Laravel may put its token here. */
declare const window: { Laravel?: { csrfToken?: string } } | undefined

const ENDPOINT = '/broadcasting/auth'
const USER_ENDPOINT = '/broadcasting/user-auth'

/**
 * What a kit takes, of what Echo takes.
 *
 * @throws ChannelKitError `invalid-options` for a broadcaster of another protocol
 */
export function kitOptions(given: EchoOptions): ChannelKitOptions {
  const { broadcaster } = given
  if (broadcaster !== 'reverb' && broadcaster !== 'pusher' && broadcaster !== 'ably') {
    const what = `configureEcho: the broadcaster ${JSON.stringify(broadcaster) ?? 'of a class'} speaks another protocol.`
    const remedy = "Give 'reverb', 'pusher' or 'ably', or go on with laravel-echo for this one."
    throw new ChannelKitError('invalid-options', what, { remedy })
  }
  const {
    broadcaster: _,
    auth,
    authEndpoint = ENDPOINT,
    userAuthentication = { endpoint: USER_ENDPOINT },
    csrfToken,
    bearerToken,
    client,
    Pusher,
    host: _host,
    kit: _kit,
    namespace: _namespace,
    withoutInterceptors: _without,
    ...rest
  } = given
  if (client) return { pusher: client }
  const all = { enabledTransports: ['ws', 'wss'], ...fromBuild[broadcaster](), ...rest }
  const { authorize, ...options } = optionsLike({
    ...(filled(all) as Partial<PusherOptions>),
    authEndpoint,
    userAuthentication: userAuthentication as never,
  })
  /** With each request, since a token may be another by then. */
  const tokens = (): Record<string, string> => {
    const csrf = csrfOf(csrfToken)
    return {
      ...auth?.headers,
      ...(csrf ? { 'X-CSRF-TOKEN': csrf } : {}),
      ...(bearerToken ? { Authorization: `Bearer ${bearerToken}` } : {}),
    }
  }
  if (typeof authorize !== 'object') return { ...options, authorize, ...loadOf(Pusher) }
  const { headers } = authorize
  const more = async (request: AuthRequest) => ({
    ...tokens(),
    ...(typeof headers === 'function' ? await headers(request) : headers),
  })
  return { ...options, authorize: { ...authorize, headers: more }, ...loadOf(Pusher) }
}

const loadOf = (Pusher: unknown) => (Pusher ? { load: () => Pusher } : {})

/** An empty line in an `.env` file says nothing. */
const filled = (options: object) =>
  Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  )

function csrfOf(given: string | null | undefined): string | null {
  const ofLaravel = typeof window === 'undefined' ? undefined : window.Laravel?.csrfToken
  if (ofLaravel || given) return ofLaravel || given!
  if (typeof document === 'undefined') return null
  return document.querySelector('meta[name="csrf-token"]')?.getAttribute('content') ?? null
}
