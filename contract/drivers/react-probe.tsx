import * as hooks from '@channelkit/react'
import { useLiveQuery } from '@channelkit/react/query'
import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, StrictMode } from 'react'
import { type MountOptions, unify } from '../driver.ts'

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

export const unifyReact = (hook: MountOptions['hook'], raw: unknown) =>
  hook === 'useShared' && Array.isArray(raw)
    ? unify(hook, raw[0], { set: raw[1], ...raw[2] })
    : unify(hook, raw)
