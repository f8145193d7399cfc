import { expect, it } from 'vitest'
import { versions } from './versions.ts'

it('without a version, each is newer than what came before', () => {
  const newer = versions(undefined)
  expect([newer.than({ v: 1 }, { v: 2 }), newer.known({ v: 1 })]).toEqual([true, false])
})

it.each([
  [2, 1, true],
  [1, 1, false],
  [1, 2, false],
  ['10', 9, true],
  ['2026-05-01T00:00:00Z', '2026-04-01T00:00:00Z', true],
  // What has no version says nothing of the order.
  [undefined, 2, true],
  [1, undefined, true],
  ['new', 2, true],
])('of a field or a function: %j after %j', (next, before, isNewer) => {
  for (const by of ['v', (payload: unknown) => (payload as { v: unknown }).v]) {
    const newer = versions(by as 'v')
    expect(newer.than({ v: next }, { v: before })).toBe(isNewer)
    expect(newer.known({ v: next })).toBe(next !== undefined && next !== 'new')
  }
})

it('is not known of what is no object', () => {
  expect([null, undefined, 7].map((payload) => versions('v').known(payload))).toEqual([false, false, false])
})
