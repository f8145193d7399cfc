import { type ChannelKitOptions, defineReduced } from '@channelkit/core'
import type { HookName } from '../driver.ts'

/** What a page is given: the options of its provider, and who is there. */
export interface Page {
  options: ChannelKitOptions
  user: string
  shown?: boolean
  /** Whether a framework that can keeps aside what is not shown. */
  keep?: boolean
}

const newest = defineReduced({
  channel: 'private-a',
  events: 'n',
  reduce: (_: unknown, data: unknown) => data,
  initial: null as unknown,
})

/** Every hook that shows something of a channel or a user. */
export const uses: [hook: HookName, args: unknown[]][] = [
  ['usePresence', ['presence-a']],
  ['useMember', ['presence-a', 'ann']],
  ['useRoster', ['presence-a', ['ann', 'bob']]],
  ['useTyping', ['presence-a']],
  ['useCursors', ['presence-a']],
  ['useShared', ['presence-a', 'slide', 'nothing']],
  ['useLatest', ['private-a', 'n']],
  ['useFeed', ['private-a', 'n']],
  ['useRecords', ['private-a', 'n', { by: 'id' }]],
  ['useReduced', [newest]],
  ['useChannel', ['private-a']],
  ['useUser', []],
  ['useWatchlist', []],
  ['useConnection', []],
]

export interface MountedPage {
  /** What stands in the page. */
  text(): string
  set(page: Page): Promise<void>
  unmount(): void
}

export interface ProviderDriver {
  readonly name: string
  /** @param seen told of everything that any hook gives, with each render */
  mount(page: Page, seen: (hook: HookName, raw: unknown) => unknown): Promise<MountedPage>
  act(run: () => Promise<void>): Promise<void>
  cleanup(): void
}
