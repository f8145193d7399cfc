import { innerLanguage } from '@channelkit/ui'
import type { ComponentLanguage } from '@channelkit/ui/words'
import {
  type App,
  type ComputedRef,
  computed,
  type InjectionKey,
  inject,
  type MaybeRefOrGetter,
  provide,
  toValue,
} from 'vue'

// Registered, as the key of the kit is.
const LANGUAGE: InjectionKey<ComputedRef<ComponentLanguage>> = Symbol.for('channelkit language')

/** In which words the components of an app speak. */
export const speak = (app: App, language: MaybeRefOrGetter<ComponentLanguage>) =>
  app.provide(
    LANGUAGE,
    computed(() => toValue(language)),
  )

/** In which words the components below this one speak; what is left out is as further up. */
export function speakBelow(language: MaybeRefOrGetter<ComponentLanguage>): void {
  const outer = useLanguage()
  provide(
    LANGUAGE,
    computed(() => innerLanguage(toValue(language), outer?.value)),
  )
}

export const useLanguage = (): ComputedRef<ComponentLanguage> | undefined => inject(LANGUAGE, undefined)
