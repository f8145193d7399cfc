import { type ChannelKit, ChannelKitError, type ErrorCode } from '@channelkit/core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { onlyRetry, retryAll } from './retry.ts'

beforeEach(() => void vi.stubGlobal('Node', { DOCUMENT_POSITION_FOLLOWING: 4 }))
afterEach(() => void vi.unstubAllGlobals())

let kit: ChannelKit
beforeEach(() => {
  kit = {} as ChannelKit
})

/** A button at a place in a page, in something that can be seen or not. */
function button(at: number, seen = true) {
  const element = {
    at,
    hidden: false,
    parentElement: { checkVisibility: () => seen },
    compareDocumentPosition: (other: { at: number }) => (other.at > at ? 4 : 2),
  }
  return element as typeof element & HTMLElement
}
const about = (code: ErrorCode, retry = () => {}) => ({ kit, error: new ChannelKitError(code, 'why'), retry })

describe('"Try again"', () => {
  it('stands once for one cause: at the first place that can be seen', () => {
    const [second, first, unseen, other] = [button(2), button(1), button(0, false), button(3)]
    onlyRetry(second, about('auth-timeout'))
    expect(second.hidden).toBe(false)
    const place = onlyRetry(first, about('auth-timeout'))
    onlyRetry(unseen, about('auth-timeout'))
    onlyRetry(other, about('offline'))
    expect([first, second, unseen, other].map(({ hidden }) => hidden)).toEqual([false, true, true, false])
    place?.destroy?.()
    expect([second, unseen].map(({ hidden }) => hidden)).toEqual([false, true])
  })

  it('stands somewhere though none of its places can be seen', () => {
    const [a, b] = [button(1, false), button(2, false)]
    onlyRetry(b, about('offline'))
    onlyRetry(a, about('offline'))
    expect([a.hidden, b.hidden]).toEqual([false, true])
  })

  it('goes over to another cause, and leaves the one before to who is left', () => {
    const [a, b] = [button(1), button(2)]
    const place = onlyRetry(a, about('offline'))
    onlyRetry(b, about('offline'))
    place?.update?.(about('auth-timeout'))
    expect([a.hidden, b.hidden]).toEqual([false, false])
    place?.update?.(about('offline'))
    expect([a.hidden, b.hidden]).toEqual([false, true])
  })

  it('tries all that failed for the cause, each once, as they are now, and nothing of another kit', () => {
    const [first, now, other, elsewhere] = [vi.fn(), vi.fn(), vi.fn(), vi.fn()]
    const place = onlyRetry(button(1), about('offline', first))
    place?.update?.(about('offline', now))
    onlyRetry(button(2), about('auth-timeout', other))
    onlyRetry(button(3), { ...about('offline', elsewhere), kit: {} as ChannelKit })
    retryAll(about('offline', now))
    expect([first, now, other, elsewhere].map(({ mock }) => mock.calls.length)).toEqual([0, 1, 0, 0])
    const asker = vi.fn()
    retryAll(about('connection-error', asker))
    expect(asker).toHaveBeenCalledOnce()
  })
})
