import { innerLanguage } from '@channelkit/ui'
import type { ComponentLanguage } from '@channelkit/ui/words'
import { getContext, setContext } from 'svelte'
import { get, type MaybeGetter } from './from-store.ts'

// Registered, as the key of the kit is.
const LANGUAGE = Symbol.for('channelkit language')

type Spoken = () => ComponentLanguage

/** In which words the components of and below this one speak; what is left out is as further up. */
export function speakBelow(language: MaybeGetter<ComponentLanguage>): void {
  const outer = useLanguage()
  const current = $derived(innerLanguage(get(language), outer?.()))
  setContext<Spoken>(LANGUAGE, () => current)
}

export const useLanguage = (): Spoken | undefined => getContext<Spoken | undefined>(LANGUAGE)
