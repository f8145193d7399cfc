import { type ChannelKit, type ChannelKitOptions, followOptions } from '@channelkit/core'
import type { ComponentLanguage } from '@channelkit/ui/words'
import {
  type AllowedComponentProps,
  computed,
  defineComponent,
  h,
  onActivated,
  onDeactivated,
  onScopeDispose,
  type PropType,
  type VNode,
  type VNodeProps,
} from 'vue'
import { provideChannelKit } from './kit.ts'
import { speakBelow } from './language.ts'

/** A kit or what to make one of, and in which words the components below speak. */
export interface ChannelKitProviderProps extends ComponentLanguage {
  /**
   * What `createChannelKit` takes: the provider makes the kit, and ends it with itself. An inline object will do: another
   * kit is made, and all below made anew, when what it says changes; its functions are always the newest.
   */
  options?: ChannelKitOptions
  /** Made by `createChannelKit`, and ended by whoever made it; instead of `options`. */
  kit?: ChannelKit
}

interface Provided {
  readonly kit: ChannelKit
  hold?(): () => void
  rest?(): () => void
}

/** Gives one kit for as long as it is in the page. */
const Provide = defineComponent({
  props: { of: { type: Object as PropType<Provided>, required: true } },
  setup({ of }, { slots }) {
    provideChannelKit(of.kit)
    const release = of.hold?.()
    if (release) onScopeDispose(release)
    let wake: (() => void) | undefined
    onDeactivated(() => {
      wake = of.rest?.()
    })
    onActivated(() => wake?.())
    return () => slots.default?.()
  },
})

interface Instance {
  new (): {
    $props: ChannelKitProviderProps & VNodeProps & AllowedComponentProps
    $slots: { default?: () => VNode[] }
  }
}

/**
 * Gives the components below it their kit: one of its own that it makes of `options` and ends, or the `kit` that it is
 * given. The nearest one counts. Give it another `key` for another user: then nothing of the one before is left. In a
 * `KeepAlive` its connection is closed while it is out of the page.
 *
 * @throws ChannelKitError `invalid-options` when it is given neither, or options that contradict each other
 *
 * @example
 * <ChannelKitProvider :options="{ key: 'app-key', cluster: 'eu' }" :key="user?.id"><Room /></ChannelKitProvider>
 */
export const ChannelKitProvider = defineComponent({
  name: 'ChannelKitProvider',
  props: { options: null, kit: null, labels: null, locale: null, timeZone: null },
  setup(props: { [Name in keyof ChannelKitProviderProps]?: unknown }, { slots }) {
    speakBelow(() => {
      const { labels, locale, timeZone } = props as ChannelKitProviderProps
      return { labels, locale, timeZone }
    })
    const follow = followOptions()
    let count = 0
    const provided = computed(() => {
      const { options, kit } = props as ChannelKitProviderProps
      return kit ? { kit } : follow(options)
    })
    let last: Provided | undefined
    return () => {
      const of = provided.value
      if (of.kit !== last?.kit) count++
      last = of
      return h(Provide, { key: count, of }, slots)
    }
  },
}) as unknown as Instance
