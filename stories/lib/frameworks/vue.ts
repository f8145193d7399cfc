import { channelKit } from '@channelkit/vue'
import * as components from '@channelkit/vue/components'
import { type Component, createApp, h, shallowRef } from 'vue'
import { find, type Mounted, type MountOptions, type Props } from '../mounted.ts'

/** Mounts a story's component in Vue. */
export function mountVue({ shown, props, kit, into }: MountOptions): Mounted {
  const component = find(shown, 'vue', components) as Component
  const current = shallowRef<Props>(props)
  const app = createApp({ render: () => h(component, current.value) })
  app.use(channelKit, kit)
  app.mount(into)
  return {
    update(next) {
      current.value = next
    },
    destroy: () => app.unmount(),
  }
}
