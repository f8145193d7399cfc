import { channelKit } from '@channelkit/vue'
import { createApp, h, shallowRef } from 'vue'
import type { OpenPane } from '../scenes.ts'
import App from './app.vue'

export const open: OpenPane = (element, kit, first) => {
  const scene = shallowRef(first)
  const app = createApp(() => h(App, { scene: scene.value }))
  app.use(channelKit, kit).mount(element)
  return {
    show(next) {
      scene.value = next
    },
    close: () => app.unmount(),
  }
}
