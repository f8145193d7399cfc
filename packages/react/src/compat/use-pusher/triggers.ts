import { ChannelKitError } from '@channelkit/core'
import type { PusherJsChannel, PusherJsPresenceChannel } from '@channelkit/core/compat'
import { useCallback } from 'react'
import { useChannel } from './channels.ts'
import { usePusher } from './provider.tsx'

export const NO_AUTH_HEADERS_WARNING =
  'No auth parameters supplied to <PusherProvider />. Your events will be unauthenticated.'

/**
 * A function that sends client events to the others on a channel; without a channel it does nothing. What can't be sent is told
 * to the kit's `onError`.
 *
 * @example
 * const trigger = useClientTrigger(useChannel('presence-room'))
 * trigger('client-wave', { to: 'all' })
 */
export const useClientTrigger = <TData = NonNullable<unknown>>(
  channel: PusherJsChannel | PusherJsPresenceChannel | undefined,
): ((eventName: string, data: TData) => void) =>
  useCallback((eventName: string, data: TData) => void channel?.trigger(eventName, data), [channel])

/**
 * A function that asks the application's server, at the provider's `triggerEndpoint`, to publish an event.
 *
 * @throws ChannelKitError `invalid-options` where the provider has no `triggerEndpoint`
 *
 * @example
 * const trigger = useTrigger<{ text: string }>('chat')
 * await trigger('message', { text: 'Hello' })
 */
export function useTrigger<TData = NonNullable<unknown>>(
  channelName: string,
): (eventName: string, data?: TData) => Promise<Response> {
  const { client, triggerEndpoint } = usePusher()
  if (!triggerEndpoint)
    throw new ChannelKitError('invalid-options', 'useTrigger: the PusherProvider has no triggerEndpoint.')
  useChannel(channelName)
  return useCallback(
    (eventName: string, data?: TData) => {
      const { auth, channelAuthorization } = (client as { config?: Authorizing } | undefined)?.config ?? {}
      const headers = auth?.headers ?? channelAuthorization?.headers
      if (!headers) console.warn(NO_AUTH_HEADERS_WARNING)
      const body = JSON.stringify({ channelName, eventName, data })
      return fetch(triggerEndpoint, { method: 'POST', body, headers })
    },
    [client, triggerEndpoint, channelName],
  )
}

/** Where headers may stand among the options that the provider was given. */
interface Authorizing {
  auth?: { headers?: Record<string, string> }
  channelAuthorization?: { headers?: Record<string, string> }
}
