import { type ChannelKit, ChannelKitError, type ChannelKitOptions, createOwnedKit } from '@channelkit/core'
import { watchHost } from '@channelkit/ui/host'
import type { ComponentLanguage } from '@channelkit/ui/words'
import { getContext, setContext } from 'svelte'
import { effect } from './effect.svelte.ts'
import type { MaybeGetter } from './from-store.ts'
import { speakBelow } from './language.svelte.ts'

// Registered, so that two copies of this package in a page still find each other's kit.
const KIT = Symbol.for('channelkit')

/**
 * Gives this component and those below it their kit: one that it makes of options, and ends with the component, or one that
 * it is given. Call it in a component's script, of the root layout say; the nearest one counts.
 *
 * @param language in which words components speak: `labels`, `locale` and `timeZone`, or a getter of them; what is left
 * out is as further up
 * @returns the kit
 * @throws ChannelKitError `invalid-options` when options are missing or contradict each other
 *
 * @example
 * setChannelKit({ key: 'app-key', cluster: 'eu' })
 *
 * @example In another language
 * import { de } from '@channelkit/svelte/words/de'
 * setChannelKit(kit, { labels: de, timeZone: 'Europe/Berlin' })
 */
export function setChannelKit(
  given: ChannelKit | ChannelKitOptions,
  language?: MaybeGetter<ComponentLanguage>,
): ChannelKit {
  if (language) speakBelow(language)
  const owned = isKit(given) ? null : createOwnedKit(given)
  if (owned) effect(() => owned.hold())
  return provideKit(owned ? owned.kit : (given as ChannelKit))
}

const isKit = (given: ChannelKit | ChannelKitOptions): given is ChannelKit => 'internals' in given

/** Gives a kit to those below, whoever it belongs to. */
export function provideKit(kit: ChannelKit): ChannelKit {
  effect(() => watchHost(kit))
  return setContext(KIT, kit)
}

/** The kit of the nearest `setChannelKit`; undefined where there is none. */
export const findChannelKit = (): ChannelKit | undefined => getContext<ChannelKit | undefined>(KIT)

/**
 * The kit of the nearest `setChannelKit`.
 *
 * @throws ChannelKitError `missing-provider`
 */
export function useChannelKit(): ChannelKit {
  const kit = findChannelKit()
  if (!kit)
    throw new ChannelKitError(
      'missing-provider',
      'There is no setChannelKit(kit) in a component above this one.',
    )
  return kit
}
