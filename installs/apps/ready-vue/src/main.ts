import { channelKit } from '@channelkit/vue'
import { createApp, defineAsyncComponent } from 'vue'
import { kit } from './kit'

/** Each by itself, so that one that needs what another one brings is noticed. */
const pages = {
  '/chat': () => import('./docs/Chat.vue'),
  '/live-table': () => import('./docs/LiveTable.vue'),
  '/streams': () => import('./Streams.vue'),
  '/reactions': () => import('./docs/Reactions.vue'),
  '/notifications': () => import('./docs/Notifications.vue'),
}
const page = pages[location.pathname as keyof typeof pages]

createApp(defineAsyncComponent<object>(page)).use(channelKit, kit).mount('#app')
