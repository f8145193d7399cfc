import type { ChannelKit, ChannelKitOptions, KitOptions } from '@channelkit/core'
import { clientLike, optionsLike, type PusherJs, type PusherOptions } from '@channelkit/core/compat'
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react'
import { KitContext } from '../../context.ts'
import { ChannelKitProvider } from '../../provider.tsx'

export interface PusherContextValues {
  /** The connection, with the names that a pusher-js client has; undefined while there is none. */
  client?: PusherJs
  triggerEndpoint?: string
}

type OwnOptions = Pick<KitOptions, 'grace' | 'leaveAfter' | 'onError' | 'closeWhenIdle' | 'worker'>

export interface PusherProviderProps extends Partial<Omit<PusherOptions, 'cluster'>>, OwnOptions {
  children?: ReactNode
  clientKey: string | undefined
  cluster: string | undefined
  /** Where `useTrigger` posts to. */
  triggerEndpoint?: string
  /** Connects only once it is false. */
  defer?: boolean
  /** The class to connect with. Default: `pusher-js`, which is loaded with the first connect. */
  _PusherRuntime?: unknown
  /** A pusher-js client that the page has. */
  value?: { client?: unknown; triggerEndpoint?: string }
  /** Goes on a kit that the page has, of a test say, instead of one of its own. */
  kit?: ChannelKit
}

export const NOT_IN_CONTEXT_WARNING =
  'No Pusher context. Did you forget to wrap your app in a <PusherProvider />?'

export const __PusherContext = createContext<PusherContextValues>({})

/**
 * Gives the components below it a connection, and the hooks of ChannelKit their kit: old and new ones share both.
 *
 * @throws ChannelKitError `invalid-options` when options contradict each other
 *
 * @example
 * <PusherProvider clientKey="app-key" cluster="eu"><App /></PusherProvider>
 */
export function PusherProvider({
  children,
  clientKey,
  cluster,
  triggerEndpoint,
  defer = false,
  _PusherRuntime,
  value,
  kit,
  ...rest
}: PusherProviderProps): ReactNode {
  const config = { cluster, ...rest }
  const endpoint = value?.triggerEndpoint ?? triggerEndpoint
  if (!kit && !value?.client && (defer || !clientKey))
    return (
      <KitContext.Provider value={null}>
        <Provide config={config} endpoint={endpoint}>
          {children}
        </Provide>
      </KitContext.Provider>
    )
  const options: ChannelKitOptions = value?.client
    ? { pusher: value.client }
    : { ...optionsLike(rest), key: clientKey, cluster }
  if (_PusherRuntime && options.key) options.load = () => _PusherRuntime
  return (
    <ChannelKitProvider {...(kit ? { kit } : { options })}>
      <Provide config={config} endpoint={endpoint}>
        {children}
      </Provide>
    </ChannelKitProvider>
  )
}

interface ProvideProps {
  config: object
  endpoint: string | undefined
  children?: ReactNode
}

function Provide({ config, endpoint, children }: ProvideProps) {
  const kit = useContext(KitContext)
  useEffect(() => void kit?.connection.connect(), [kit])
  const client = kit ? clientLike(kit, { config }) : undefined
  const value = useMemo(() => ({ client, triggerEndpoint: endpoint }), [client, endpoint])
  return <__PusherContext.Provider value={value}>{children}</__PusherContext.Provider>
}

/** The connection of the nearest provider, which may also be a `ChannelKitProvider`. */
export function usePusher(): PusherContextValues {
  const kit = useContext(KitContext)
  const context = useContext(__PusherContext)
  const missing = !kit && Object.keys(context).length === 0
  useEffect(() => {
    if (missing) console.warn(NOT_IN_CONTEXT_WARNING)
  }, [missing])
  return useMemo(() => (kit ? { ...context, client: clientLike(kit) } : context), [context, kit])
}
