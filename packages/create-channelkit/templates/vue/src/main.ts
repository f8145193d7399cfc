import '@channelkit/vue/styles.css'
import './style.css'
import { channelKit } from '@channelkit/vue'
import { createApp } from 'vue'
import App from './App.vue'
import { kit } from './kit'

createApp(App).use(channelKit, kit).mount('#app')
