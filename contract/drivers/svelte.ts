import { cleanup, render } from '@testing-library/svelte'
import { tick } from 'svelte'
import type { Driver } from '../driver.ts'
import Provided from './Provided.svelte'
import { unifySvelte } from './svelte-probe.ts'

export const svelte: Driver = {
  name: 'Svelte',
  async mount({ kit, client, hook, args, show = (result: unknown) => result, count = 1 }) {
    let last: Record<string, never> = {}
    const history: unknown[] = []
    const seen = (raw: unknown) => {
      last = unifySvelte(hook, raw)
      const shown = show(last as never)
      history.push(shown)
      return shown
    }
    const props = { kit, client, hook, args, seen, count }
    const { container, rerender, unmount } = render(Provided, { props })
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
    await tick()
  },
  cleanup,
}
