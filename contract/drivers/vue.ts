import { cleanup, render } from '@testing-library/vue'
import { nextTick } from 'vue'
import type { Driver } from '../driver.ts'
import { Probe, pluginsOf, unifyVue } from './vue-probe.ts'

export const vue: Driver = {
  name: 'Vue',
  async mount({ kit, client, hook, args, show = (result: unknown) => result, count = 1 }) {
    let last: Record<string, never> = {}
    const history: unknown[] = []
    const seen = (raw: unknown) => {
      last = unifyVue(hook, raw)
      const shown = show(last as never)
      history.push(shown)
      return shown
    }
    const { container, rerender, unmount } = render(Probe, {
      props: { hook, args, seen, count },
      global: { plugins: pluginsOf({ kit, client }) },
    })
    return {
      history,
      shown: () => JSON.parse(container.querySelector('output')?.textContent || 'null'),
      result: () => last,
      set: (...next) => rerender({ args: next }),
      unmount,
    }
  },
  async act(run) {
    await run()
    await nextTick()
  },
  cleanup,
}
