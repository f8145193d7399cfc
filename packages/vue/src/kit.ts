import { type ChannelKit, ChannelKitError } from '@channelkit/core'
import { watchHost } from '@channelkit/ui/host'
import {
  type App,
  hasInjectionContext,
  type InjectionKey,
  inject,
  onScopeDispose,
  type Plugin,
  provide,
} from 'vue'

// Registered, so that two copies of this package in a page still find each other's kit.
const KIT: InjectionKey<ChannelKit> = Symbol.for('channelkit')

const watchPage = (kit: ChannelKit) => (typeof window === 'undefined' ? () => {} : watchHost(kit))

/**
 * The plugin that gives a whole app its kit.
 *
 * @example
 * createApp(App).use(channelKit, createChannelKit({ key: 'app-key', cluster: 'eu' })).mount('#app')
 */
export const channelKit: Plugin<[ChannelKit]> = {
  install(app: App, kit: ChannelKit) {
    app.provide(KIT, kit)
    const stop = watchPage(kit)
    app.onUnmount?.(stop)
  },
}

/**
 * Gives the components below this one their kit; call it in `setup`. The nearest one counts.
 *
 * @example
 * provideChannelKit(kit)
 */
export function provideChannelKit(kit: ChannelKit): void {
  provide(KIT, kit)
  onScopeDispose(watchPage(kit))
}

/**
 * The kit of the nearest provider or of the app.
 *
 * @throws ChannelKitError `missing-provider`
 */
export function useChannelKit(): ChannelKit {
  const kit = hasInjectionContext() ? inject(KIT, null) : null
  if (!kit)
    throw new ChannelKitError(
      'missing-provider',
      'There is no kit: the app does not use the channelKit plugin.',
    )
  return kit
}
