import { channelKit } from '@channelkit/vue'
import { createApp, h } from 'vue'
import { vueComponent } from '../components/vue-components.ts'
import { showAll } from './page.ts'

showAll((target, name, props, kit) => {
  createApp({ render: () => h(vueComponent(name), { ...props }) })
    .use(channelKit, kit)
    .mount(target)
})
