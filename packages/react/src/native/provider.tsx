import type { ChannelKit } from '@channelkit/core'
import { type ReactNode, useEffect } from 'react'
import { KitContext } from '../context.ts'
import { type KitProps, type OptionsProps, WithKit } from '../kit-or-options.tsx'

/** The part of React Native's `AppState` that is used. */
export interface AppState {
  addEventListener(event: 'change', run: (state: string) => void): { remove(): void }
}

export type ChannelKitProviderProps = (KitProps | OptionsProps) & {
  /** React Native's `AppState`: an app that comes to the front again has its connection checked at once. */
  appState?: AppState
  children?: ReactNode
}

/**
 * Gives the components below it their kit, in React Native: one of its own that it makes of `options` and ends, or the
 * `kit` that it is given. Give it another `key` for another user: then nothing of the one before is left.
 *
 * @throws ChannelKitError `invalid-options` when it is given neither, or options that contradict each other
 *
 * @example
 * import Pusher from 'pusher-js/react-native'
 * const options = { key: 'app-key', cluster: 'eu', load: () => Pusher }
 * <ChannelKitProvider options={options} appState={AppState}><App /></ChannelKitProvider>
 */
export function ChannelKitProvider({ appState, children, ...given }: ChannelKitProviderProps) {
  return (
    <WithKit {...given}>
      {(kit) => (
        <Provide kit={kit} appState={appState}>
          {children}
        </Provide>
      )}
    </WithKit>
  )
}

interface ProvideProps {
  kit: ChannelKit
  appState: AppState | undefined
  children: ReactNode
}

function Provide({ kit, appState, children }: ProvideProps) {
  useEffect(() => {
    const subscription = appState?.addEventListener('change', (state) => {
      const { status } = kit.connection.getSnapshot()
      if (state === 'active' && status === 'connected') kit.connection.check()
    })
    return () => subscription?.remove()
  }, [kit, appState])
  return <KitContext.Provider value={kit}>{children}</KitContext.Provider>
}
