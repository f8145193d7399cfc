import { type ChannelKitError, defineReduced, withState } from '@channelkit/core'
import { createTestKit, createTestServer, type TestServer } from '@channelkit/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Driver, HookName } from '../driver.ts'

type Coded = { error: { code: string } | null; status?: string; liveError?: { code: string } | null }
const stateOf = ({ error, status }: Coded) => [status, error?.code]

const sum = defineReduced({
  channel: null,
  events: 'n' as never,
  reduce: (total: number) => total,
  initial: 0,
} as never)

/** Each hook that follows a channel, with what it is called with, and whether it has a state to show. */
const hooks: Partial<Record<HookName, { args(name: unknown): unknown[]; state: boolean }>> = {
  useChannel: { args: (name) => [name], state: true },
  useLatest: { args: (name) => [name, 'n', { select: withState }], state: true },
  useFeed: { args: (name) => [name, 'n', { select: withState }], state: true },
  useRecords: { args: (name) => [name, 'n', { by: 'id', select: withState }], state: true },
  useReduced: { args: (name) => [sum, { channel: name, select: withState }], state: false },
  useSeries: { args: (name) => [name, 'n'], state: true },
  useStream: { args: (name) => [name, 'n', { select: withState }], state: true },
  useStaleness: { args: (name) => [name, 'n', { maxAge: 1000 }], state: true },
  usePresence: { args: (name) => [name], state: true },
  useRoster: { args: (name) => [name, ['ann']], state: true },
  useTyping: { args: (name) => [name], state: true },
  useCursors: { args: (name) => [name], state: true },
  useMember: { args: (name) => [name, 'ann'], state: false },
  useRecord: { args: (name) => [name, 'n', { by: 'id' }, 'a'], state: false },
  useShared: { args: (name) => [name, 'key', 1], state: false },
  useEvent: { args: (name) => [name, 'n', () => {}], state: false },
}
const each = Object.entries(hooks) as [HookName, NonNullable<(typeof hooks)[HookName]>][]
const stateful = each.filter(([, { state }]) => state)

/** No hook waits for ever without a word, and none throws in a render. */
export function silence(driver: Driver): void {
  describe(`${driver.name}: what can’t be`, () => {
    let server: TestServer
    let errors: ChannelKitError[]
    beforeEach(() => {
      server = createTestServer({ act: driver.act })
      errors = []
    })
    afterEach(() => {
      driver.cleanup()
      server.destroy()
    })

    async function use(hook: HookName, args: unknown[], options: object = {}) {
      const { kit } = createTestKit({ server, onError: (error) => errors.push(error), ...options })
      const show = hooks[hook]!.state ? (stateOf as never) : () => null
      const mounted = await driver.mount({ kit, hook, args, show })
      await server.settled()
      return mounted
    }

    it.each(stateful)('says in %s that the server refused the key', async (hook, { args }) => {
      const { shown } = await use(hook, args('presence-room'), { key: 'wrong' })
      expect(shown()).toEqual(['failed', 'connection-refused'])
      expect(errors.map(({ code }) => code)).toEqual(['connection-refused'])
    })

    it.each(each.filter(([hook]) => hook !== 'useReduced'))(
      'is an error of %s where the name is none, and is over with another name',
      async (hook, { args, state }) => {
        const { shown, set } = await use(hook, args('room with space'))
        if (state) expect(shown()).toEqual(['failed', 'invalid-channel'])
        expect(errors.map(({ code }) => code)).toEqual(['invalid-channel'])
        await set(...args(''))
        await server.settled()
        if (state) expect(shown()).toEqual(['failed', 'invalid-channel'])
        await set(...args('presence-room'))
        await server.settled()
        if (state) expect(shown()).toEqual(['live', null])
        await set(...args(7))
        await server.settled()
        if (state) expect(shown()).toEqual(['failed', 'invalid-channel'])
        expect(errors.every(({ code }) => code === 'invalid-channel')).toBe(true)
      },
    )

    it.each(['usePresence', 'useRoster', 'useMember', 'useTyping', 'useCursors', 'useShared'] as const)(
      'is an error of %s on a public channel',
      async (hook) => {
        const { args, state } = hooks[hook]!
        const { shown } = await use(hook, args('public'))
        if (state) expect(shown()).toEqual(['failed', 'invalid-channel'])
        expect(errors.map(({ remedy }) => remedy)).toEqual([expect.stringMatching(/^Name a .*presence/)])
      },
    )
  })
}
