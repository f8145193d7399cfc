import { type ChannelKit, ChannelKitError, type ChannelKitOptions, createOwnedKit } from '@channelkit/core'
import { watchHost } from '@channelkit/ui/host'
import type { ComponentLanguage } from '@channelkit/ui/words'
import {
  type App,
  hasInjectionContext,
  type InjectionKey,
  inject,
  type MaybeRefOrGetter,
  onScopeDispose,
  type Plugin,
  provide,
} from 'vue'
import { speak, speakBelow } from './language.ts'

// Registered, so that two copies of this package in a page still find each other's kit.
const KIT: InjectionKey<ChannelKit> = Symbol.for('channelkit')

const watchPage = (kit: ChannelKit) => (typeof window === 'undefined' ? () => {} : watchHost(kit))

/**
 * The plugin that gives a whole app its kit: one that it makes of options, and ends with the app, or one that it is given.
 * After it one may say in which words components speak: `labels`, `locale` and `timeZone`, also as a ref or a getter.
 *
 * @throws ChannelKitError `invalid-options` when options are missing or contradict each other
 *
 * @example
 * createApp(App).use(channelKit, { key: 'app-key', cluster: 'eu' }).mount('#app')
 *
 * @example In another language
 * import { de } from '@channelkit/vue/words/de'
 * app.use(channelKit, kit, { labels: de, timeZone: 'Europe/Berlin' })
 */
export const channelKit: Plugin<
  [given: ChannelKit | ChannelKitOptions, language?: MaybeRefOrGetter<ComponentLanguage>]
> = {
  install(app: App, given: ChannelKit | ChannelKitOptions, language?: MaybeRefOrGetter<ComponentLanguage>) {
    if (language) speak(app, language)
    const owned = isKit(given) ? null : createOwnedKit(given)
    const kit = owned ? owned.kit : (given as ChannelKit)
    const release = owned?.hold()
    app.provide(KIT, kit)
    const stop = watchPage(kit)
    app.onUnmount(() => {
      stop()
      release?.()
    })
  },
}

const isKit = (given: ChannelKit | ChannelKitOptions): given is ChannelKit => 'internals' in given

/**
 * Gives the components below this one their kit; call it in `setup`. The nearest one counts.
 *
 * @param language in which words they speak; what is left out is as further up
 *
 * @example
 * provideChannelKit(kit)
 */
export function provideChannelKit(kit: ChannelKit, language?: MaybeRefOrGetter<ComponentLanguage>): void {
  provide(KIT, kit)
  if (language) speakBelow(language)
  onScopeDispose(watchPage(kit))
}

/** The kit of the nearest provider or of the app; null where there is none. */
export const findChannelKit = (): ChannelKit | null => (hasInjectionContext() ? inject(KIT, null) : null)

/**
 * The kit of the nearest provider or of the app.
 *
 * @throws ChannelKitError `missing-provider`
 */
export function useChannelKit(): ChannelKit {
  const kit = findChannelKit()
  if (!kit)
    throw new ChannelKitError(
      'missing-provider',
      'There is no kit: the app does not use the channelKit plugin.',
    )
  return kit
}
