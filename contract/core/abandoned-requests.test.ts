import { type AuthAnswer, ChannelKitError, channel } from '@channelkit/core'
import { authorizeChannel } from '@channelkit/server/auth'
import { createTestKit, type TestKit } from '@channelkit/testing'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const app = { key: 'test-key', secret: 'test-secret' }
const numRuns = Number(process.env.PROPERTY_RUNS ?? 100)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

interface Asked {
  readonly socketId: string
  readonly signal: AbortSignal
  grant(): void
  deny(): void
}

/** A kit whose authoriser answers when it is told to, and, as `fetch` does, fails at once when it is given up. */
function slowlyAuthorised(heedsSignal = true): TestKit & { asked: Asked[] } {
  const asked: Asked[] = []
  const world = createTestKit({
    onError: () => {},
    authorize: ({ socketId, channel: name }, signal) =>
      new Promise<AuthAnswer>((resolve, reject) => {
        const fail = (code: 'auth-unavailable' | 'auth-denied') => () =>
          reject(new ChannelKitError(code, 'The endpoint said no.'))
        if (heedsSignal) signal.addEventListener('abort', fail('auth-unavailable'))
        asked.push({
          socketId,
          signal,
          grant: () => resolve(authorizeChannel(app, { socketId, channel: name!, member: { id: 'ann' } })),
          deny: fail('auth-denied'),
        })
      }),
  })
  return { ...world, asked }
}

/** `settled()` would wait for the authoriser. */
const aWhile = (ms = 60) => vi.advanceTimersByTimeAsync(ms)

describe('a request that was given up', () => {
  it.each([true, false])(
    'says nothing for the next one: line lost while it was asked (heeds abort: %s)',
    async (heeds) => {
      const { kit, server, line, asked } = slowlyAuthorised(heeds)
      const orders = channel(kit, 'private-orders')
      orders.subscribe(() => {})
      await aWhile()
      expect(asked).toHaveLength(1)
      line.cut()
      await aWhile()
      line.restore()
      await aWhile()
      expect(asked).toHaveLength(2)
      if (!heeds) asked[0]!.deny()
      await aWhile()
      asked[1]!.grant()
      await aWhile()
      expect(orders.getSnapshot()).toMatchObject({ status: 'live', error: null })
      server.destroy()
    },
  )

  it.each([true, false])(
    'says nothing for the next one: left and entered again at once (heeds abort: %s)',
    async (heeds) => {
      const { kit, server, asked } = slowlyAuthorised(heeds)
      const orders = channel(kit, 'private-orders')
      const leave = orders.subscribe(() => {})
      await aWhile()
      leave()
      await Promise.resolve()
      orders.subscribe(() => {})
      await aWhile()
      expect(asked).toHaveLength(2)
      if (!heeds) asked[0]!.deny()
      await aWhile()
      asked[1]!.grant()
      await aWhile()
      expect(orders.getSnapshot()).toMatchObject({ status: 'live', error: null })
      server.destroy()
    },
  )

  it(
    'never decides, whatever happens in whatever order',
    async () => {
      const step = fc.oneof(
        fc.record({ do: fc.constantFrom('use', 'leave', 'cut', 'restore', 'wait') }),
        fc.record({ do: fc.constantFrom('grant', 'deny'), which: fc.nat(5) }),
      )
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.boolean(), async (steps, heeds) => {
          vi.clearAllTimers()
          const { kit, server, line, asked } = slowlyAuthorised(heeds)
          const orders = channel(kit, 'private-orders')
          let leave: (() => void) | undefined
          const use = () => {
            leave ??= orders.subscribe(() => {})
          }
          for (const one of steps) {
            if (one.do === 'use') use()
            else if (one.do === 'leave') {
              leave?.()
              leave = undefined
            } else if (one.do === 'cut') line.cut()
            else if (one.do === 'restore') line.restore()
            else if (one.do === 'wait') await aWhile(20)
            else if ('which' in one) asked[one.which]?.[one.do as 'grant']()
          }
          use()
          line.cut()
          await aWhile()
          // Whoever was asked before this connection has nothing to say about it.
          const before = asked.length
          line.restore()
          await aWhile()
          for (const old of asked.slice(0, before)) old.deny()
          await aWhile()
          for (const now of asked.slice(before)) now.grant()
          await aWhile()
          expect(asked.slice(before).length).toBeGreaterThan(0)
          expect(orders.getSnapshot()).toMatchObject({ status: 'live', error: null })
          server.destroy()
          await aWhile()
        }),
        { numRuns },
      )
    },
    10_000 + numRuns * 200,
  )
})
