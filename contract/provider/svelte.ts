import { render } from '@testing-library/svelte'
import { svelte } from '../drivers/svelte.ts'
import App from './App.svelte'
import type { ProviderDriver } from './driver.ts'

export const svelteProvider: ProviderDriver = {
  ...svelte,
  async mount(page, seen) {
    const { container, rerender, unmount } = render(App, { props: { page, seen } })
    return {
      text: () => container.textContent ?? '',
      set: (next) => rerender({ page: next }),
      unmount,
    }
  },
}
