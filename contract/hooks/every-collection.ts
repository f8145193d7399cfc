import * as core from '@channelkit/core'
import * as hooks from '@channelkit/vue'
import { describe, expect, it } from 'vitest'
import { namesOf } from '../../scripts/lib/names.mjs'
import type { HookName } from '../driver.ts'
import type { Setup } from './setup.ts'

/** All that any of them asks for beside a channel and an event; the others don't look at it. */
const options = { by: 'id', x: 'n', y: ['n'], maxAge: 60_000 }
/** Not called with a channel and an event: `collections.ts` has them. */
const otherwise = new Set(['reduced', 'stream'])

const files = Object.keys(import.meta.glob('../../packages/core/src/collections/*.ts'))
const found = files.map((path) => namesOf(path.replace(/.*\/(.*)\.ts$/, '$1')))
const names = found
  .map((one) => [`use${one.pascal}` as HookName, one] as const)
  .filter(([hook, { camel }]) => hook in hooks && !otherwise.has(camel))
const stores = core as unknown as Record<
  string,
  (kit: core.ChannelKit, ...args: unknown[]) => core.Readable<unknown>
>

/** What each hook owes that is named as a store of `core/collections`: found by its file, so that none is forgotten. */
export function everyCollection(on: Setup): void {
  describe('a store over events', () => {
    it.each(names)('is what %s gives, for the channel that it is called with', async (hook, { camel }) => {
      const argsFor = (channel: string | null) => [channel, 'n', options]
      const { shown, set } = await on.use(hook, argsFor(null))
      const seen = new Set([JSON.stringify(shown())])
      for (const channel of ['a', 'b', null]) {
        await set(...argsFor(channel))
        await on.server.settled()
        if (channel) await on.emit(channel, 'n', { id: 'x', n: 0 }, { id: channel, n: seen.size })
        const snapshot = stores[camel]!(on.kit, ...argsFor(channel)).getSnapshot()
        expect(shown()).toEqual(JSON.parse(JSON.stringify(snapshot ?? null)))
        seen.add(JSON.stringify(shown()))
      }
      // Nothing, what one channel brings, and what the other does.
      expect(seen.size).toBe(3)
    })

    it('there are some', () => expect(names.length).toBeGreaterThan(4))
  })
}
