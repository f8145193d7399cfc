import { flushSync, mount } from 'svelte'
import App from './plain.svelte'

/** The same components with no channel. */
export function storm(root) {
  const app = mount(App, { target: root })
  globalThis.bench.toggle = (on) => flushSync(() => app.toggle(on))
}
