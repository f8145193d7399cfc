import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createGate } from './backfill.ts'
import { createBus } from './bus.ts'
import { systemClock } from './clock.ts'
import type { KitInternals } from './kit.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A gate whose questions are answered by hand. */
function setUp(again = true) {
  const reported: string[] = []
  const bus = createBus(systemClock.now, ({ code }) => void reported.push(code))
  const questions: {
    from: number | null
    to: number
    signal: AbortSignal
    answer(with_: unknown): void
    fail(): void
  }[] = []
  const log: unknown[] = []
  const gate = createGate(
    { internals: { bus, clock: systemClock } as KitInternals, mark: () => log.push('mark') },
    {
      channel: 'a',
      again,
      ask: (from, { to, signal }) =>
        new Promise((resolve, reject) =>
          questions.push({ from, to, signal, answer: resolve, fail: () => reject(new Error('offline')) }),
        ),
      fill: (answer) => log.push(answer),
    },
  )
  const pass = (what: string) => gate.pass(() => log.push(what))
  return { gate, questions, log, pass, reported }
}
const turn = () => vi.advanceTimersByTimeAsync(0)

it('holds back what comes while it asks, and lets it pass after the answer, in order', async () => {
  const { gate, questions, log, pass } = setUp()
  pass('before')
  gate.live(null, 10)
  pass('a')
  pass('b')
  expect(questions).toMatchObject([{ from: null, to: 10 }])
  questions[0]!.answer('past')
  await turn()
  pass('after')
  expect(log).toEqual(['before', 'past', 'a', 'b', 'mark', 'after'])
})

it('asks for each gap, and for what is still missing of the one before', async () => {
  const { gate, questions, reported } = setUp()
  gate.live(null, 10)
  questions[0]!.answer('past')
  await turn()
  gate.live({ from: 20, to: 30 }, 30)
  questions[1]!.fail()
  await turn()
  expect([gate.open, gate.error?.code, reported]).toEqual([
    { from: 20, to: 30 },
    'backfill-failed',
    ['backfill-failed'],
  ])
  gate.live({ from: 40, to: 50 }, 50)
  expect(questions.slice(1)).toMatchObject([
    { from: -980, to: 30 },
    { from: -980, to: 50 },
  ])
  questions[2]!.answer('missed')
  await turn()
  expect([gate.open, gate.error]).toEqual([null, null])
})

it('takes no answer to a question that another one followed, nor after its end', async () => {
  const { gate, questions, log, pass } = setUp()
  gate.live(null, 10)
  gate.live({ from: 20, to: 30 }, 30)
  expect(questions[0]!.signal.aborted).toBe(true)
  questions[0]!.answer('old')
  await turn()
  expect(log).toEqual([])
  pass('held')
  gate.stop()
  questions[1]!.answer('late')
  await turn()
  expect([log, questions[1]!.signal.aborted]).toEqual([[], true])
})

it('lets everything pass where nobody is asked, and leaves gaps open', () => {
  const log: string[] = []
  const bus = createBus(systemClock.now, () => {})
  const internals = { bus, clock: systemClock } as KitInternals
  const gate = createGate({ internals, mark() {} }, { channel: 'a', again: true, fill() {} })
  gate.begin()
  gate.failed()
  gate.live({ from: 1, to: 2 }, 2)
  gate.live({ from: 3, to: 4 }, 4)
  gate.pass((held) => log.push(`held: ${held}`))
  expect([log, gate.open, vi.getTimerCount()]).toEqual([['held: false'], { from: 1, to: 4 }, 0])
})

it('asks though the channel can not become live, once', async () => {
  const { gate, questions } = setUp()
  gate.failed()
  gate.failed()
  expect(questions).toHaveLength(1)
  questions[0]!.answer('past')
  await turn()
  gate.failed()
  expect(questions).toHaveLength(1)
})
