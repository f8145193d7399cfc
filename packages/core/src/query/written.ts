import type { QueryClient } from '@tanstack/query-core'
import { holds } from '../holds.ts'
import type { KitInternals } from '../kit.ts'
import type { Overlay, Write } from '../write-book.ts'
import { type AnyRules, createPatcher, type Patcher, type PatchTarget } from './patcher.ts'

/** A patcher, and over what it makes what was written here: the cache holds only what came from the server. */
export interface Written<Data> extends Pick<Overlay, 'views' | 'missed'> {
  readonly patcher: Patcher
  show(data: Data): Data
  stop(): void
}

export function createWritten<Data>(
  { bus, clock, writes }: Pick<KitInternals, 'bus' | 'clock' | 'writes'>,
  client: QueryClient,
  channels: readonly string[],
  target: PatchTarget<Data>,
  mark: () => void,
): Written<Data> {
  const on = target.on as AnyRules<Data>
  const patcher = createPatcher(client, target, bus.guard, {
    applied: (payload, meta) => void overlay?.confirm(payload, meta),
    asked: () => channels.forEach((channel) => void overlay?.asked(channel)),
    fetched: (data) => channels.forEach((channel) => void overlay?.fetched(channel, data)),
  })
  let overlay: Overlay | undefined
  const forget = writes.whenUsed((create) => {
    overlay = create(
      { writes, clock },
      {
        channels,
        events: Object.keys(on),
        mark,
        settle: ({ data, write: { meta } }) => patcher.apply(data, { ...meta, data }),
        isFetching: () => (client.getQueryState(target.queryKey)?.fetchStatus ?? 'idle') !== 'idle',
        renew() {
          patcher.refresh(true)
          return true
        },
        keyOf: (payload) => (payload as { id?: unknown } | null | undefined)?.id,
        has: (id) => holds(client.getQueryData(target.queryKey), 'id', id),
      },
    )
  })
  return {
    patcher,
    views: () => overlay?.views() ?? NONE,
    missed: (channel) => overlay?.missed(channel),
    show(data) {
      let shown = data
      if (data === undefined) return data
      for (const layer of overlay?.shown() ?? []) {
        const { meta } = layer.write
        const rule = on[meta.event]
        bus.guard(() => {
          if (typeof rule === 'function') shown = rule(shown, layer.data, { ...meta, data: layer.data })
        })
      }
      return shown
    },
    stop() {
      forget()
      overlay?.stop()
      patcher.stop()
    },
  }
}

const NONE: readonly Write[] = []
