import { channelKit } from '@channelkit/vue'
import { createApp } from 'vue'
import './index.css'
import App from './App.vue'
import { kit } from './kit'

createApp(App).use(channelKit, kit).mount('#app')
