import { listen, records } from '@channelkit/core'
import { createTestKit } from '@channelkit/testing'
import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { settle, setUp } from './conflated-world.ts'

const numRuns = Number(process.env.PROPERTY_RUNS ?? 40)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

type Step =
  | { do: 'emit'; symbol: string; event: string; field: string }
  | { do: 'wait'; ms: number }
  | { do: 'cut' | 'come' | 'listen' | 'leave' }

/** Somebody wants all while something of two rows waits, and the older one was overtaken. */
const asked: [Step[], number, boolean, { worker?: boolean }] = [
  [
    { do: 'listen' },
    ...['A', 'D', 'A', 'D', 'A'].map(
      (symbol): Step => ({ do: 'emit', symbol, event: 'quote', field: 'bid' }),
    ),
  ],
  1,
  true,
  {},
]

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('emit' as const),
      symbol: fc.constantFrom('A', 'B', 'C', 'D'),
      event: fc.constantFrom('quote', 'quote', 'quote', 'quote', 'gone', 'other'),
      field: fc.constantFrom('bid', 'ask'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.nat(400) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('cut' as const, 'come' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('listen' as const, 'leave' as const) }) },
)

it(
  'whatever happens, in whatever order, what is shown in the end is what it is with all events, and nobody who wants all misses one',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 40 }),
        fc.constantFrom(1, 5, 20, 500),
        fc.boolean(),
        fc.constantFrom({}, { worker: true }),
        async (steps, maxRate, merge, kitOptions) => {
          vi.clearAllTimers()
          const history = [{ channels: '*' }]
          const { kit, server, cut, come } = setUp({ history }, kitOptions)
          const { kit: reference } = createTestKit({ server })
          const options = { by: 'symbol' as never, merge, remove: 'gone' }
          const all = records<string, string, object>(reference, 'market', 'quote', options)
          const some = records<string, string, object>(kit, 'market', 'quote', { ...options, maxRate })
          const shown = (one: typeof all) => one.getSnapshot().ids.map((id) => one.getSnapshot().get(id))
          for (const one of [all, some]) one.subscribe(() => {})
          const others: number[] = []
          listen<string, string>(kit, 'market', 'other', (data) => others.push((data as { n: number }).n))
          let off: (() => void) | undefined
          const heard: number[] = []
          await settle(server)
          const sent: number[] = []
          for (const [n, one] of steps.entries()) {
            if (one.do === 'wait') await vi.advanceTimersByTimeAsync(one.ms)
            else if (one.do === 'cut') await cut()
            else if (one.do === 'come') await come()
            else if (one.do === 'listen')
              off ??= listen<string, string>(kit, 'market', 'quote', (data) =>
                heard.push((data as { n: number }).n),
              )
            else if (one.do === 'leave') off = void off?.()
            else if (one.do === 'emit') {
              const { symbol, event, field } = one
              server.emit('market', event, { symbol, ...(merge ? { [field]: n, n } : { n }) })
              if (event === 'other') sent.push(n)
            }
          }
          await come()
          await vi.advanceTimersByTimeAsync(5000)
          await settle(server)
          expect(shown(some)).toEqual(shown(all))
          expect(others).toEqual(sent)
          expect(new Set(heard).size).toBe(heard.length)
          server.destroy()
        },
      ),
      { numRuns, examples: [asked] },
    )
  },
  20_000 + numRuns * 500,
)
