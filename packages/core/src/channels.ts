import { createEntry, type EntryOptions } from './channel-entry.ts'
import type { ChannelEntry } from './channel-observer.ts'
import { isPersonal } from './channel-status.ts'
import { createRegistry } from './registry.ts'

export interface Channels {
  /** The one entry of a name; it is shared for as long as anybody holds it. */
  get(name: string): ChannelEntry
  /** Those in use, or within their grace period. */
  active(): ChannelEntry[]
  /** Those that depend on who one is begin anew; `run` is what to do between leaving them and asking for them again. */
  renew(run: () => void): void
  /** The kit has ended: those in use say so. */
  end(): void
}

export interface ChannelsOptions extends Omit<EntryOptions, 'activate' | 'deactivate'> {
  /** The last channel was left. */
  onIdle(): void
}

/** What concerns all channels. */
const LINE = new Set(['connection', 'connection-error', 'network'])

/** All channels of a kit by name, and the way from a happening to the channel that it concerns. */
export function createChannels(options: ChannelsOptions): Channels {
  const entries = createRegistry<ChannelEntry>()
  const active = new Map<string, ChannelEntry>()
  const untap = options.bus.tap((happening) => {
    if (LINE.has(happening.type))
      for (const entry of [...active.values()]) options.bus.guard(() => entry.receive(happening))
    else if ('channel' in happening) active.get(happening.channel)?.receive(happening)
  })
  const entryOptions: EntryOptions = {
    ...options,
    activate: (entry) => active.set(entry.name, entry),
    deactivate(entry) {
      active.delete(entry.name)
      if (active.size === 0) options.onIdle()
    },
  }
  return {
    get: (name) => entries.get(name, () => createEntry(name, entryOptions)),
    active: () => [...active.values()],
    renew(run) {
      const entries = [...active.values()].filter(({ name }) => isPersonal(name))
      const asks = entries.map((entry) => entry.renew())
      // Held, so that none is left and entered twice while its stores begin anew.
      const releases = entries.filter((entry) => active.has(entry.name)).map((entry) => entry.acquire())
      run()
      for (const ask of asks) ask()
      for (const release of releases) release(true)
    },
    end() {
      for (const entry of [...active.values()]) entry.end()
      untap()
    },
  }
}
