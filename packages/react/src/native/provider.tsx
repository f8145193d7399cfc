import type { ChannelKit } from '@channelkit/core'
import { type ReactNode, useEffect } from 'react'
import { KitContext } from '../context.ts'

/** The part of React Native's `AppState` that is used. */
export interface AppState {
  addEventListener(event: 'change', run: (state: string) => void): { remove(): void }
}

export interface ChannelKitProviderProps {
  /** Made once, outside of components, by `createChannelKit`. */
  kit: ChannelKit
  /** React Native's `AppState`: an app that comes to the front again has its connection checked at once. */
  appState?: AppState
  children?: ReactNode
}

/**
 * Gives the components below it their kit, in React Native.
 *
 * @example
 * import Pusher from 'pusher-js/react-native'
 * const kit = createChannelKit({ key: 'app-key', cluster: 'eu', load: () => Pusher })
 * <ChannelKitProvider kit={kit} appState={AppState}><App /></ChannelKitProvider>
 */
export function ChannelKitProvider({ kit, appState, children }: ChannelKitProviderProps) {
  useEffect(() => {
    const subscription = appState?.addEventListener('change', (state) => {
      const { status } = kit.connection.getSnapshot()
      if (state === 'active' && status === 'connected') kit.connection.check()
    })
    return () => subscription?.remove()
  }, [kit, appState])
  return <KitContext.Provider value={kit}>{children}</KitContext.Provider>
}
