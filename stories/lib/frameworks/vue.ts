import { channelKit } from '@channelkit/vue'
import * as components from '@channelkit/vue/components'
import { type Component, createApp, h, shallowRef } from 'vue'
import { find, type Mounted, type MountOptions, type Props } from '../mounted.ts'

/** Mounts a story's component in Vue. */
export function mountVue({ shown, props, kit, into, language = {} }: MountOptions): Mounted {
  const component = find(shown, 'vue', components) as Component
  const current = shallowRef<Props>(props)
  const spoken = shallowRef(language)
  const app = createApp({ render: () => h(component, current.value) })
  app.use(channelKit, kit, spoken)
  app.mount(into)
  return {
    update(next, words = {}) {
      current.value = next
      spoken.value = words
    },
    destroy: () => app.unmount(),
  }
}
