import {
  type ConnectionStatus,
  createEchoListener,
  type EchoTarget,
  type EchoVisibility,
  echo,
  echoHooks,
  echoStatus,
} from '@channelkit/ui/compat/echo'
import { effect } from '../effect.svelte.ts'
import { fromStore, get, type MaybeGetter } from '../from-store.ts'

export {
  type ConnectionStatus,
  configureEcho,
  type Echo,
  type EchoOptions,
  echo,
  echoIsConfigured,
} from '@channelkit/ui/compat/echo'

/** Listens while the component lives; the channel may be a getter, and is followed. */
function useListener(
  channel: () => EchoTarget,
  visibility: EchoVisibility,
  callback: (payload: never) => void = () => {},
) {
  const run = (payload: unknown) => callback(payload as never)
  const make = () => createEchoListener({ ...channel(), visibility, run })
  let listener: ReturnType<typeof make> | undefined
  const now = () => {
    listener ??= make()
    return listener
  }
  effect(() => {
    listener = make()
    return listener.mount()
  })
  return {
    leaveChannel: (leaveAll?: boolean) => now().controls.leaveChannel(leaveAll),
    leave: () => now().controls.leave(),
    stopListening: () => now().controls.stopListening(),
    listen: () => now().controls.listen(),
    channel: () => now().channel() as never,
  }
}

type Hooks = typeof hooks
const hooks = /* @__PURE__ */ echoHooks<MaybeGetter<string>, MaybeGetter<string | number>>(useListener, get)

/**
 * Calls `callback` for one event or several of a channel, private unless `visibility` says otherwise, for as long as the
 * component lives. The channel may be a getter.
 *
 * @returns ways to stop, to listen again and to leave, and the channel
 *
 * @example
 * useEcho(() => `orders.${id}`, 'OrderPlaced', (e) => console.log(e.order))
 */
export const useEcho: Hooks['useEcho'] = hooks.useEcho

/** `useEcho` on a public channel. */
export const useEchoPublic: Hooks['useEchoPublic'] = hooks.useEchoPublic

/** `useEcho` on a presence channel; who is there is told by `channel().here`, or by `usePresence` beside it. */
export const useEchoPresence: Hooks['useEchoPresence'] = hooks.useEchoPresence

/**
 * Calls `callback` for the notifications of a private channel.
 *
 * @param event of which classes; all if left out
 *
 * @example
 * useEchoNotification(`App.Models.User.${id}`, toast, 'App.Notifications.InvoicePaid')
 */
export const useEchoNotification: Hooks['useEchoNotification'] = hooks.useEchoNotification

/**
 * Calls `callback` for events of a model, as Laravel's model broadcasting names them.
 *
 * @example
 * useEchoModel('App.Models.User', id, 'UserUpdated', (e) => console.log(e.model))
 */
export const useEchoModel: Hooks['useEchoModel'] = hooks.useEchoModel

/** Subscribes to a channel, private unless `visibility` says otherwise, without listening to an event. */
export const useChannel: Hooks['useChannel'] = hooks.useChannel

/** `useChannel` for a presence channel. */
export const usePresenceChannel: Hooks['usePresenceChannel'] = hooks.usePresenceChannel

/** `useChannel` for a public channel. */
export const usePublicChannel: Hooks['usePublicChannel'] = hooks.usePublicChannel

/** The state of the connection in the words of Echo: `{status()}` in markup. */
export function useConnectionStatus(): () => ConnectionStatus {
  const status = fromStore(() => echo().kit.connection, { select: echoStatus })
  return () => status.current
}

/** The id of the connection, for `X-Socket-ID`; undefined while there is none: `{socketId()}` in markup. */
export function useSocketId(): () => string | undefined {
  const id = fromStore(() => echo().kit.connection, { select: ({ socketId }) => socketId })
  return () => id.current ?? undefined
}
