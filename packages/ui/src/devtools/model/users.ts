import {
  type AuthRequest,
  type ChannelKit,
  type ChannelKitOptions,
  channel,
  createChannelKit,
} from '@channelkit/core'

/** Options for a kit of somebody else. */
export type AsUser = (user: string, options: ChannelKitOptions) => ChannelKitOptions

/** Somebody else on the same page, with a connection of their own. */
export interface Second {
  readonly name: string
  readonly kit: ChannelKit
  leave(): void
}

/** What an auth endpoint is told of who asks, where it believes that. */
const asForm: AsUser = (user, options) => {
  const { authorize } = options
  if (typeof authorize === 'function') return options
  const own = authorize?.params
  const params = async (request: AuthRequest) => ({
    ...(typeof own === 'function' ? await own(request) : own),
    ...{ user_id: user, id: user, name: user },
  })
  return { ...options, authorize: { ...authorize, params } }
}

/** Why there can be no second user by itself; null where there can. */
export function whyNoSecond(
  { internals: { options } }: ChannelKit,
  asUser: AsUser | undefined,
): string | null {
  if (asUser) return null
  if (options.pusher || options.source)
    return 'This kit has a connection that it was given: say with `asUser` how another one is made.'
  if (typeof options.authorize === 'function')
    return 'This kit authorises by a function of yours: say with `asUser` how it does so for somebody else.'
  return null
}

/** Lets somebody else come: a second connection, on the channels that the first one is on. */
export function addSecond(kit: ChannelKit, name: string, asUser: AsUser = asForm): Second {
  const { options } = kit.internals
  const second = createChannelKit(asUser(name, { ...options, worker: undefined }))
  const stops = kit.internals.channels
    .active()
    .map((entry) => channel(second, entry.name).subscribe(() => {}))
  return {
    name,
    kit: second,
    leave() {
      for (const stop of stops) stop()
      second.destroy()
    },
  }
}
