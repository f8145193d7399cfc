import { mount, unmount } from 'svelte'
import type { OpenPane } from '../scenes.ts'
import App from './app.svelte'

export const open: OpenPane = (element, kit, scene) => {
  const props = $state({ kit, scene })
  const app = mount(App, { target: element, props })
  return {
    show(next) {
      props.scene = next
    },
    close: () => void unmount(app),
  }
}
