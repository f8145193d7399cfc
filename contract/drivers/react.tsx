import { act, cleanup, render } from '@testing-library/react'
import type { Driver } from '../driver.ts'
import { Probe, unifyReact, wrap } from './react-probe.tsx'

export const react: Driver = {
  name: 'React',
  async mount({ hook, args, show = (result: unknown) => result, count = 1, ...provided }) {
    let last: Record<string, never> = {}
    const history: unknown[] = []
    const seen = (raw: unknown) => {
      last = unifyReact(hook, raw)
      const shown = show(last as never)
      history.push(shown)
      return shown
    }
    const tree = (now: unknown[]) =>
      wrap(
        provided,
        Array.from({ length: count }, (_, i) => <Probe key={String(i)} hook={hook} args={now} seen={seen} />),
      )
    const { container, rerender, unmount } = render(tree(args))
    return {
      history,
      shown: () => JSON.parse(container.querySelector('output')?.textContent || 'null'),
      result: () => last,
      async set(...next) {
        rerender(tree(next))
      },
      unmount,
    }
  },
  // Not awaited here: what runs at once is done at once.
  act: (run) => act(run),
  cleanup,
}
