import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Answer, type Sent, setUp } from '../../test/support/webhooks.ts'

describe('whatever happens', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constantFrom('join', 'leave'), who: fc.nat(2), where: fc.constantFrom('a', 'b') }),
    fc.record({ do: fc.constant('pass' as const), ms: fc.nat(4000) }),
  )
  it('occupied and vacated take turns, and the last one is true', () =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const { hub, connect, events, webhooks, pass } = setUp({
          events: ['channel_occupied', 'channel_vacated'],
        })
        const clients = [connect(), connect(), connect()]
        for (const one of steps) {
          if ('ms' in one) await pass(one.ms)
          else clients[one.who]![one.do as 'join' | 'leave'](one.where)
        }
        await pass(10_000)
        for (const channel of ['a', 'b']) {
          const told = events().filter((event) => event.channel === channel)
          for (const [n, { name }] of told.entries())
            expect(name).toBe(n % 2 ? 'channel_vacated' : 'channel_occupied')
          expect(told.length % 2 === 1).toBe((hub.app('app').channels.get(channel)?.sockets.size ?? 0) > 0)
        }
        webhooks.close()
      }),
      { numRuns: 50 },
    ))

  it('each event is accepted once, or told as failed or dropped', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom<Answer>(200, 500, 'never'), { minLength: 1, maxLength: 20 }),
        fc.array(fc.nat(3000), { minLength: 1, maxLength: 40 }),
        fc.record({
          concurrency: fc.integer({ min: 1, max: 3 }),
          maxQueued: fc.integer({ min: 5, max: 50 }),
        }),
        async (answers, waits, options) => {
          const set = setUp(
            { ...options, batch: { time: 100, events: 3 }, retryFor: 30_000 },
            (n) => answers[n % answers.length]!,
          )
          for (const [n, ms] of waits.entries()) {
            set.hub.tell({ type: 'cache-miss', channel: `cache-${n}` }, 'app')
            await set.pass(ms)
          }
          await set.pass(600_000)
          const accepted = set.posts
            .filter((post) => post.accepted)
            .flatMap(({ body }) => (JSON.parse(body) as Sent).events)
          expect(new Set(accepted.map(({ channel }) => channel)).size).toBe(accepted.length)
          const lost = set.told
            .filter(({ outcome }) => outcome === 'failed' || outcome === 'dropped')
            .reduce((sum, { events }) => sum + events, 0)
          expect(accepted.length + lost).toBe(waits.length)
          expect(set.webhooks.queues()[0]!.events).toBe(0)
          set.webhooks.close()
        },
      ),
      { numRuns: 50 },
    ))
})
