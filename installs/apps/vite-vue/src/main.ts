import { channelKit } from '@channelkit/vue'
import '@channelkit/vue/styles.css'
import { createApp } from 'vue'
import { kit } from './kit'
import Live from './Live.vue'

createApp(Live).use(channelKit, kit).mount('#app')
