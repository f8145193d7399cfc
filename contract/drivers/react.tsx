import * as hooks from '@channelkit/react'
import { useLiveQuery } from '@channelkit/react/query'
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render } from '@testing-library/react'
import { type ReactNode, StrictMode } from 'react'
import { type Driver, type MountOptions, unify } from '../driver.ts'

const all = { ...hooks, useLiveQuery } as unknown as Record<string, (...args: unknown[]) => unknown>

export function Probe({
  hook,
  args,
  seen,
}: Pick<MountOptions, 'hook' | 'args'> & { seen(raw: unknown): unknown }) {
  return <output>{JSON.stringify(seen(all[hook]!(...args)))}</output>
}

export function wrap({ kit, client }: Pick<MountOptions, 'kit' | 'client'>, node: ReactNode) {
  const provided = kit ? <hooks.ChannelKitProvider kit={kit}>{node}</hooks.ChannelKitProvider> : node
  return (
    <StrictMode>
      {client ? <QueryClientProvider client={client as never}>{provided}</QueryClientProvider> : provided}
    </StrictMode>
  )
}

const unifyReact = (hook: MountOptions['hook'], raw: unknown) =>
  hook === 'useShared' && Array.isArray(raw) ? unify(hook, raw[0], { set: raw[1] }) : unify(hook, raw)

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
  act: async (run) => void (await act(run)),
  cleanup,
}
