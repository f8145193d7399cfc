import type { Happening } from '@channelkit/core'
import * as core from '@channelkit/core'
import { createTestKit } from '@channelkit/testing'
import { expect, it } from 'vitest'
import { asTest } from '../../packages/ui/src/devtools/model/as-test.ts'
import { entryOf } from '../../packages/ui/src/devtools/model/entry.ts'

/** Runs the test that was made of something, as a test runner would. */
async function run(told: Happening) {
  const code = asTest(entryOf(1, told, false))!
  const body = /async \(\) => \{\n(.*)\n\}\)\n$/s.exec(code)![1]!.replaceAll(': unknown[]', '')
  const Run = Object.getPrototypeOf(async () => {}).constructor
  await new Run('createTestKit', 'channel', 'presence', 'expect', body)(
    ...[createTestKit, core.channel, core.presence, expect],
  )
  return code
}

const base = { at: 1, channel: 'presence-room' }
const happenings: Record<string, Happening> = {
  event: {
    ...base,
    type: 'event',
    event: 'said',
    data: { text: "it's \n “so” </script>" },
    userId: undefined,
  },
  unheard: { ...base, type: 'unheard', channel: 'ticker', event: 'price', data: 7 },
  hostile: {
    ...base,
    type: 'event',
    event: "o'clock",
    data: JSON.parse('{"__proto__":{"a":1}}'),
    userId: undefined,
  },
  client: { ...base, type: 'event', event: 'client-wave', data: [1], userId: 'bob' },
  sent: { ...base, type: 'sent', event: 'client-wave', data: { x: 1 } },
  joined: { ...base, type: 'member', joined: { id: 'bob', info: { name: 'Bob' } } },
  left: { ...base, type: 'member', left: 'bob' },
  refused: {
    ...base,
    type: 'refused',
    error: { name: '', code: 'auth-denied', message: '', remedy: '', httpStatus: 403, retryable: false },
  },
  lost: { at: 1, type: 'connection', state: 'lost' },
}

it.each(Object.entries(happenings))('makes a test of %s that passes', async (_, told) => {
  const code = await run(told)
  expect(code).toContain("import { createTestKit } from '@channelkit/testing'")
})

it('makes none of what a server in memory has no part in', () => {
  expect(asTest(entryOf(1, { type: 'network', at: 1, online: false }, false))).toBe(null)
})
