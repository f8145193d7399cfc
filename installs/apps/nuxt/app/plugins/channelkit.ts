import { channelKit } from '@channelkit/vue'

export default defineNuxtPlugin(({ vueApp }) => {
  vueApp.use(channelKit, { key: 'app-key', wsHost: 'localhost', wsPort: 6001, forceTLS: false })
})
