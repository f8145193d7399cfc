import {
  type ConnectionStatus,
  createEchoListener,
  type EchoListener,
  type EchoTarget,
  type EchoVisibility,
  echo,
  echoHooks,
  echoStatus,
} from '@channelkit/ui/compat/echo'
import { type MaybeRefOrGetter, type Ref, toValue, watch } from 'vue'
import { fromStore } from '../from-store.ts'
import { onceMounted } from '../once-mounted.ts'

export {
  type ConnectionStatus,
  configureEcho,
  type Echo,
  type EchoOptions,
  echo,
  echoIsConfigured,
} from '@channelkit/ui/compat/echo'

/** Listens while the component is mounted; the channel may be a ref or a getter, and is followed. */
function useListener(
  channel: () => EchoTarget,
  visibility: EchoVisibility,
  callback: (payload: never) => void = () => {},
) {
  const run = (payload: unknown) => callback(payload as never)
  const make = (): EchoListener => createEchoListener({ ...channel(), visibility, run })
  let listener = make()
  onceMounted(() =>
    watch(
      // As text: a getter may give an equal list that is new each time.
      () => JSON.stringify(channel()),
      (now, before, onCleanup) => {
        if (before !== undefined && now !== before) listener = make()
        onCleanup(listener.mount())
      },
      { immediate: true, flush: 'sync' },
    ),
  )
  return {
    leaveChannel: (leaveAll?: boolean) => listener.controls.leaveChannel(leaveAll),
    leave: () => listener.controls.leave(),
    stopListening: () => listener.controls.stopListening(),
    listen: () => listener.controls.listen(),
    channel: () => listener.channel() as never,
  }
}

type Hooks = typeof hooks
const hooks = /* @__PURE__ */ echoHooks<MaybeRefOrGetter<string>, MaybeRefOrGetter<string | number>>(
  useListener,
  toValue,
)

/**
 * Calls `callback` for one event or several of a channel, private unless `visibility` says otherwise, for as long as the
 * component is mounted. The channel may be a ref or a getter.
 *
 * @returns ways to stop, to listen again and to leave, and the channel
 *
 * @example
 * useEcho(() => `orders.${props.id}`, 'OrderPlaced', (e) => console.log(e.order))
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

/** The state of the connection in the words of Echo. */
export const useConnectionStatus = (): Readonly<Ref<ConnectionStatus>> =>
  fromStore(() => echo().kit.connection, { select: echoStatus })

/** The id of the connection, for `X-Socket-ID`; undefined while there is none. */
export const useSocketId = (): Readonly<Ref<string | undefined>> =>
  fromStore(() => echo().kit.connection, { select: ({ socketId }) => socketId ?? undefined })
